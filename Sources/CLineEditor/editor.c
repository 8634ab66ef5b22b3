#define _GNU_SOURCE
#include "editor.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { history_size = 1000, default_columns = 80, default_rows = 24 };

/* Zero-width runs of prompts stand between two of these. */
static const char prompt_mark = '\1';

line_editor *editor_of(EditLine *edit) {
  void *editor = NULL;
  el_get(edit, EL_CLIENTDATA, &editor);
  return editor;
}

static char *prompt_text(EditLine *edit) { return (char *)editor_of(edit)->prompt; }

static char *right_prompt_text(EditLine *edit) {
  line_editor *editor = editor_of(edit);
  const char *text = editor->callbacks.right_prompt(editor->callbacks.context);
  return (char *)(text != NULL ? text : "");
}

line_editor *line_editor_create(const char *program, line_editor_callbacks callbacks) {
  line_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->callbacks = callbacks;
  editor->prompt = "";
  editor->edit = el_init(program, stdin, stdout, stderr);
  editor->history = history_init();
  if (editor->edit == NULL || editor->history == NULL) {
    line_editor_destroy(editor);
    return NULL;
  }
  HistEvent event;
  history(editor->history, &event, H_SETSIZE, history_size);
  history(editor->history, &event, H_SETUNIQUE, 1);
  EditLine *edit = editor->edit;
  el_set(edit, EL_CLIENTDATA, editor);
  el_set(edit, EL_SIGNAL, 0); /* libedit's handlers would send Ctrl-C on to the whole process group */
  el_wset(edit, EL_GETCFN, editor_read_character);
  el_set(edit, EL_EDITOR, "emacs");
  el_set(edit, EL_HIST, history, editor->history);
  el_set(edit, EL_PROMPT_ESC, prompt_text, prompt_mark);
  el_set(edit, EL_RPROMPT_ESC, right_prompt_text, prompt_mark);
  editor_add_own_functions(editor);
  return editor;
}

void line_editor_destroy(line_editor *editor) {
  if (editor->edit != NULL) {
    el_set(editor->edit, EL_EDITMODE, 0); /* or el_end swallows what was typed ahead */
    el_end(editor->edit);
  }
  if (editor->history != NULL) history_end(editor->history);
  editor_forget_changes(editor);
  free(editor);
}

static int capability(line_editor *editor, const char *name, int otherwise) {
  int value = 0;
  return el_get(editor->edit, EL_GETTC, name, &value, NULL) == 0 && value > 0 ? value : otherwise;
}

int line_editor_columns(line_editor *editor) { return capability(editor, "co", default_columns); }
int line_editor_rows(line_editor *editor) { return capability(editor, "li", default_rows); }

bool line_editor_edits(line_editor *editor) {
  int edits = 0;
  return el_get(editor->edit, EL_EDITMODE, &edits) == 0 && edits != 0;
}

/* ---- Reading a line ---- */

void editor_prepare_terminal(line_editor *editor, bool raw) {
  if (raw) el_set(editor->edit, EL_PREP_TERM, 1);
  if (editor->brackets_pastes) {
    fputs(raw ? "\033[?2004h" : "\033[?2004l", stdout);
    fflush(stdout);
  }
  if (!raw) el_set(editor->edit, EL_PREP_TERM, 0);
}

/* The row, counted from the one the prompt begins on, that the character at `end` stands on. */
static int row_of(line_editor *editor, const wchar_t *end) {
  int columns = editor->prompt_columns, all = line_editor_columns(editor);
  for (const wchar_t *character = el_wline(editor->edit)->buffer; character < end; character++) {
    int width = wcwidth(*character);
    if (*character == L'\n') columns = (columns / all + 1) * all;
    if (width > 0) columns += width;
  }
  return columns / all;
}

/* Takes a block of lines from the screen, as far as it stands there, with the prompt before it; who runs the lines
 * shows each with what comes of it. */
static void erase_block(line_editor *editor) {
  int rows = row_of(editor, el_wline(editor->edit)->lastchar), most = line_editor_rows(editor) - 1;
  printf("\033[%dA\r\033[J", rows < most ? rows : most);
  fflush(stdout);
}

enum line_result line_editor_read(line_editor *editor, const char *prompt, int prompt_columns,
                                  const char **line, size_t *length) {
  *line = NULL;
  *length = 0;
  editor->prompt = prompt;
  editor->prompt_columns = prompt_columns;
  editor->was_interrupted = false;
  editor->terminating_signal = 0;
  editor->sequence_length = 0;
  editor_forget_changes(editor);
  interrupt_forget();
  if (signal_take_resize()) el_resize(editor->edit);
  prompt_signals_begin(&editor->signals);
  /* libedit writes the prompt before it makes the terminal raw: a key pressed in between would be lost. */
  editor_prepare_terminal(editor, true);
  int count = 0;
  const char *text = el_gets(editor->edit, &count);
  editor_prepare_terminal(editor, false);
  editor->prompt = "";
  prompt_signals_end(&editor->signals);

  if (editor->terminating_signal != 0) {
    putchar('\n');
    fflush(stdout);
    return LINE_TERMINATED;
  }
  if (editor->was_interrupted) return LINE_INTERRUPTED;
  if (text == NULL || count <= 0) return LINE_ENDED;
  *line = text;
  *length = (size_t)count;
  if (memchr(text, '\n', *length - 1) != NULL) erase_block(editor);
  return LINE_READ;
}

int line_editor_terminating_signal(line_editor *editor) { return editor->terminating_signal; }

/* ---- The line being edited ---- */

const char *line_editor_text(line_editor *editor, size_t *length, size_t *cursor) {
  const LineInfo *info = el_line(editor->edit);
  *length = (size_t)(info->lastchar - info->buffer);
  *cursor = (size_t)(info->cursor - info->buffer);
  return info->buffer;
}

void line_editor_insert(line_editor *editor, const char *text) {
  if (*text != '\0') el_insertstr(editor->edit, text);
}

void line_editor_delete_before_cursor(line_editor *editor, int characters) {
  if (characters > 0) el_deletestr(editor->edit, characters);
}

void line_editor_move_right(line_editor *editor) { el_cursor(editor->edit, 1); }

void editor_clear_line(line_editor *editor) {
  const LineInfoW *info = el_wline(editor->edit);
  el_cursor(editor->edit, (int)(info->lastchar - info->cursor));
  info = el_wline(editor->edit);
  el_wdeletestr(editor->edit, (int)(info->lastchar - info->buffer));
}

void line_editor_submit(line_editor *editor, const char *text) {
  editor_clear_line(editor);
  line_editor_insert(editor, text);
  el_push(editor->edit, "\n");
}

void editor_redraw(line_editor *editor) {
  int rows = row_of(editor, el_wline(editor->edit)->cursor);
  if (rows > 0) printf("\033[%dA", rows);
  fputs("\r\033[J", stdout);
  el_set(editor->edit, EL_REFRESH);
}

void line_editor_print_below(line_editor *editor, const char *text) {
  const LineInfoW *info = el_wline(editor->edit);
  int rows = row_of(editor, info->lastchar) - row_of(editor, info->cursor);
  while (rows-- >= 0) putchar('\n');
  fputs(text, stdout);
  el_set(editor->edit, EL_REFRESH);
}
