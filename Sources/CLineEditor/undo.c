/* What the line was before each change, for taking changes back; libedit keeps that with vi's keys only. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <wchar.h>
#include <wctype.h>

#include "editor.h"

/* A state of the line; the older one stands behind it. */
struct line_state {
  struct line_state *older;
  bool is_typing; /* one character more than the older one */
  size_t length, cursor;
  wchar_t text[]; /* ends with a zero */
};

static void drop_newest(line_editor *editor) {
  struct line_state *newest = editor->newest_state;
  editor->newest_state = newest->older;
  free(newest);
}

void editor_forget_changes(line_editor *editor) {
  while (editor->newest_state != NULL) drop_newest(editor);
}

void editor_note_change(line_editor *editor) {
  const LineInfoW *info = el_wline(editor->edit);
  struct line_state *last = editor->newest_state;
  size_t length = (size_t)(info->lastchar - info->buffer), cursor = (size_t)(info->cursor - info->buffer);
  if (last != NULL && last->length == length && wmemcmp(last->text, info->buffer, length) == 0) {
    last->cursor = cursor;
    return;
  }
  struct line_state *state = malloc(sizeof *state + (length + 1) * sizeof *state->text);
  if (state == NULL) return;
  bool is_typing = last != NULL && length == last->length + 1 && cursor == last->cursor + 1
                   && !iswspace((wint_t)info->buffer[cursor - 1]);
  /* A word that was typed goes as a whole. */
  if (is_typing && last->is_typing) drop_newest(editor);
  *state = (struct line_state){editor->newest_state, is_typing, length, cursor};
  wmemcpy(state->text, info->buffer, length);
  state->text[length] = L'\0';
  editor->newest_state = state;
}

bool editor_undo(line_editor *editor) {
  struct line_state *last = editor->newest_state;
  if (last == NULL || last->older == NULL) return false;
  drop_newest(editor);
  const struct line_state *state = editor->newest_state;
  editor_clear_line(editor);
  if (state->length > 0) el_winsertstr(editor->edit, state->text);
  el_cursor(editor->edit, (int)state->cursor - (int)state->length);
  return true;
}
