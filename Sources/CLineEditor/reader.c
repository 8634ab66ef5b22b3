/* Where libedit gets its characters from: the terminal, and the signals, which are acted on here and nowhere
 * else.  They are blocked all the while a line is read, but for the wait for a key. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "editor.h"

enum { interrupt_key = 3, longest_character = 16 };

static bool input_waits(void) {
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  return poll(&input, 1, 0) != 0;
}

/* Draws the suggestion behind the cursor and returns its columns; 0 where there is none. */
static int draw_suggestion(line_editor *editor) {
  int columns = 0;
  const char *text = editor->callbacks.suggestion(editor->callbacks.context, &columns);
  if (text == NULL || columns <= 0) return 0;
  printf("\033[2m%s\033[0m\033[%dD", text, columns);
  fflush(stdout);
  return columns;
}

static void erase_suggestion(int columns) {
  if (columns <= 0) return;
  printf("%*s\033[%dD", columns, "", columns);
  fflush(stdout);
}

static void suspend(line_editor *editor) {
  editor_prepare_terminal(editor, false);
  putchar('\n');
  fflush(stdout);
  suspend_process();
  editor_prepare_terminal(editor, true);
  el_resize(editor->edit);
  el_set(editor->edit, EL_REFRESH);
}

static bool has_sequence(const line_editor *editor) { return editor->sequence_next < editor->sequence_length; }

/* Reads what is left of a character; 1 when it is whole, 0 when more must come, -1 at the end of input. */
static int read_part(line_editor *editor, char *bytes, size_t *count, wchar_t *character) {
  bool is_queued = has_sequence(editor);
  if (is_queued) {
    bytes[*count] = editor->sequence[editor->sequence_next++];
  } else {
    ssize_t got = read(STDIN_FILENO, bytes + *count, 1);
    if (got < 0) return errno == EINTR || errno == EAGAIN ? 0 : -1;
    if (got == 0) return -1;
  }
  *count += 1;
  mbstate_t state;
  memset(&state, 0, sizeof state);
  size_t used = mbrtowc(character, bytes, *count, &state);
  if (used == (size_t)-2 && *count < longest_character) return 0;
  if (used == (size_t)-1 || used == (size_t)-2) {
    *count = 0; /* not UTF-8: as if it had not been typed */
    return 0;
  }
  if (*character == escape_key && !is_queued && !editor_take_sequence(editor)) {
    *count = 0;
    return 0;
  }
  return 1;
}

int editor_read_character(EditLine *edit, wchar_t *character) {
  line_editor *editor = editor_of(edit);
  char bytes[longest_character];
  size_t count = 0;
  int suggested = 0, result = 0;
  bool asked_for_suggestion = false;
  *character = 0;
  if (!editor_is_searching(edit)) editor_note_change(editor);
  while (result == 0) {
    if (signal_take_interrupt()) {
      *character = interrupt_key;
      result = 1;
      break;
    }
    int ending = signal_take_termination();
    if (ending != 0) {
      editor->terminating_signal = ending;
      result = -1;
      break;
    }
    if (signal_take_suspension()) {
      suspend(editor);
      suggested = 0;
      asked_for_suggestion = false;
    }
    if (signal_take_resize()) {
      el_resize(edit);
      editor_redraw(editor);
      suggested = 0;
      asked_for_suggestion = false;
    }
    if (count == 0 && !asked_for_suggestion && !has_sequence(editor) && !input_waits()) {
      suggested = draw_suggestion(editor);
      asked_for_suggestion = true;
    }
    if (has_sequence(editor) || prompt_signals_wait(&editor->signals, STDIN_FILENO)) {
      result = read_part(editor, bytes, &count, character);
    }
  }
  erase_suggestion(suggested);
  return result > 0 ? 1 : 0;
}
