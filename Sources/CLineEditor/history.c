#include <stdlib.h>
#include <string.h>

#include "editor.h"

static size_t length_without_newline(const char *line) {
  size_t length = strlen(line);
  return length > 0 && line[length - 1] == '\n' ? length - 1 : length;
}

void line_editor_history_add(line_editor *editor, const char *line) {
  HistEvent event;
  size_t length = length_without_newline(line);
  /* H_SETUNIQUE would drop only a copy that stands right before. */
  for (int found = history(editor->history, &event, H_FIRST); found != -1;
       found = history(editor->history, &event, H_NEXT)) {
    if (length_without_newline(event.str) != length || memcmp(event.str, line, length) != 0) continue;
    if (history(editor->history, &event, H_DEL, event.num) != -1) free((void *)event.str);
    break;
  }
  history(editor->history, &event, H_ENTER, line);
}

bool line_editor_history_reload(line_editor *editor, const char *path) {
  /* The file grows by every line entered; room for copies, so that they do not push other lines out. */
  enum { file_size = 20000 };
  HistEvent event;
  History *loaded = history_init();
  if (loaded == NULL) return false;
  history(loaded, &event, H_SETSIZE, file_size);
  bool is_history = history(loaded, &event, H_LOAD, path) != -1;
  if (is_history) {
    HistEvent ignored;
    history(editor->history, &ignored, H_CLEAR);
    for (int found = history(loaded, &event, H_LAST); found != -1; found = history(loaded, &event, H_PREV)) {
      line_editor_history_add(editor, event.str);
    }
  }
  history_end(loaded);
  return is_history;
}

bool line_editor_history_save(line_editor *editor, const char *path) {
  HistEvent event;
  return history(editor->history, &event, H_SAVE, path) != -1;
}

const char *line_editor_history_find(line_editor *editor, const char *prefix) {
  HistEvent event;
  size_t length = strlen(prefix);
  for (int found = history(editor->history, &event, H_FIRST); found != -1;
       found = history(editor->history, &event, H_NEXT)) {
    if (strncmp(event.str, prefix, length) == 0) return event.str;
  }
  return NULL;
}

const char *line_editor_history_line(line_editor *editor, int back) {
  HistEvent event;
  int found = history(editor->history, &event, H_FIRST);
  while (found != -1 && back-- > 0) found = history(editor->history, &event, H_NEXT);
  return found != -1 ? event.str : NULL;
}
