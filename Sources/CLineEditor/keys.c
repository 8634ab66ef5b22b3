#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "editor.h"

/* ---- Functions that Swift gives ---- */

/* libedit hands its functions no context, so that each slot needs a function of its own. */
static unsigned char call_slot(EditLine *edit, int slot) {
  line_editor *editor = editor_of(edit);
  switch (editor->callbacks.key(editor->callbacks.context, slot)) {
  case KEY_DONE: return CC_NORM;
  case KEY_REDRAWS_LINE: return CC_REFRESH;
  case KEY_MOVES_CURSOR: return CC_CURSOR;
  case KEY_IS_WRONG: break;
  }
  return CC_ERROR;
}
#define SLOT(number) \
  static unsigned char slot##number(EditLine *edit, int key) { \
    (void)key; \
    return call_slot(edit, number); \
  }
SLOT(0) SLOT(1) SLOT(2) SLOT(3) SLOT(4) SLOT(5) SLOT(6) SLOT(7)
typedef unsigned char slot_function(EditLine *, int);
static slot_function *const slots[] = {slot0, slot1, slot2, slot3, slot4, slot5, slot6, slot7};

void line_editor_add_function(line_editor *editor, int slot, const char *name, const char *help) {
  if (slot < 0 || slot >= (int)(sizeof slots / sizeof *slots)) return;
  el_set(editor->edit, EL_ADDFN, name, help, slots[slot]);
}

/* ---- Ctrl-C and pasting ---- */

/* Shows ^C at the end of the line and enters the line, which line_editor_read then drops. */
static unsigned char interrupt(EditLine *edit, int key) {
  (void)key;
  editor_of(edit)->was_interrupted = true;
  const LineInfoW *info = el_wline(edit);
  el_cursor(edit, (int)(info->lastchar - info->cursor));
  el_insertstr(edit, "^C");
  el_push(edit, "\n");
  return CC_REFRESH;
}

/* Inserts all that comes before ESC[201~ as text, lines and all: a newline enters nothing. */
static unsigned char insert_paste(EditLine *edit) {
  static const wchar_t end[] = L"\033[201~";
  const size_t end_length = sizeof end / sizeof *end - 1;
  size_t capacity = 256, count = 0;
  wchar_t *text = malloc(capacity * sizeof *text);
  if (text == NULL) return CC_ERROR;
  while (count < end_length || wmemcmp(text + count - end_length, end, end_length) != 0) {
    if (count + 2 > capacity) {
      capacity *= 2;
      wchar_t *larger = realloc(text, capacity * sizeof *text);
      if (larger == NULL) {
        free(text);
        return CC_ERROR;
      }
      text = larger;
    }
    if (el_wgetc(edit, &text[count]) != 1) {
      free(text);
      return CC_EOF;
    }
    if (text[count] == 3) {
      free(text);
      return interrupt(edit, 3);
    }
    if (text[count] == L'\r') text[count] = L'\n';
    count++;
  }
  count -= end_length;
  while (count > 0 && (text[count - 1] == L' ' || text[count - 1] == L'\n')) count--;
  text[count] = L'\0';
  if (count > 0) el_winsertstr(edit, text);
  free(text);
  return CC_REFRESH;
}

static unsigned char paste(EditLine *edit, int key) {
  (void)key;
  line_editor *editor = editor_of(edit);
  editor->is_pasting = true;
  unsigned char result = insert_paste(edit);
  editor->is_pasting = false;
  return result;
}

static unsigned char undo(EditLine *edit, int key) {
  (void)key;
  return editor_undo(editor_of(edit)) ? CC_REFRESH : CC_ERROR;
}

void editor_add_own_functions(line_editor *editor) {
  el_set(editor->edit, EL_ADDFN, "gradb-undo", "Take the last change of the line back", undo);
  el_set(editor->edit, EL_ADDFN, "gradb-interrupt", "Drop the line", interrupt);
  el_set(editor->edit, EL_ADDFN, "gradb-paste", "Insert pasted text", paste);
}

/* ---- Bindings ---- */

bool line_editor_is_vi(line_editor *editor) {
  const char *mode = NULL;
  return el_get(editor->edit, EL_EDITOR, &mode) == 0 && mode != NULL && mode[0] == 'v';
}

static const char escape = '\033';

void line_editor_bind(line_editor *editor, const char *key, const char *function) {
  if (key[0] == escape && line_editor_is_vi(editor)) {
    /* Escape alone leads from inserting to commanding; the rest of the key arrives as a command. */
    el_set(editor->edit, EL_BIND, "-a", key + 1, function, NULL);
  } else {
    el_set(editor->edit, EL_BIND, key, function, NULL);
  }
}

void line_editor_bind_word_deletion(line_editor *editor, const char *key) {
  if (line_editor_is_vi(editor)) return;
  /* libedit has the parts: from here back over all that is no blank, into what Ctrl-Y inserts. */
  static const struct { const char *key, *function; } parts[] = {
      {"\033[9901~", "em-set-mark"}, {"\033[9902~", "vi-prev-big-word"}, {"\033[9903~", "em-kill-region"}};
  char keys[32] = "";
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    el_set(editor->edit, EL_BIND, parts[i].key, parts[i].function, NULL);
    strcat(keys, parts[i].key);
  }
  el_set(editor->edit, EL_BIND, "-s", key, keys, NULL);
}

void line_editor_bind_required_keys(line_editor *editor) {
  bool vi = line_editor_is_vi(editor);
  line_editor_bind(editor, "^C", "gradb-interrupt");
  if (vi) {
    static const struct { const char *key, *function; } arrows[] = {
        {"[A", "ed-prev-history"}, {"[B", "ed-next-history"}, {"[C", "ed-next-char"}, {"[D", "ed-prev-char"},
        {"OA", "ed-prev-history"}, {"OB", "ed-next-history"}, {"OC", "ed-next-char"}, {"OD", "ed-prev-char"}};
    el_set(editor->edit, EL_BIND, "-a", "^C", "gradb-interrupt", NULL);
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++) {
      el_set(editor->edit, EL_BIND, "-a", arrows[i].key, arrows[i].function, NULL);
    }
  } else {
    line_editor_bind(editor, "\033^C", "gradb-interrupt");
    line_editor_bind(editor, "\033[200~", "gradb-paste");
  }
  editor->brackets_pastes = !vi && line_editor_edits(editor);
}

void line_editor_read_settings(line_editor *editor) { el_source(editor->edit, NULL); }
