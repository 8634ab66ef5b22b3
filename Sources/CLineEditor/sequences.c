/* A key that is no character sends ESC and more.  libedit drops the beginning of a sequence that nothing is bound to
 * and types the rest, and its search of the history takes ESC alone.  So a sequence is read whole here, by the rules
 * of ECMA-48, before libedit sees any of it. */
#define _GNU_SOURCE
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "editor.h"

/* How long the rest of a sequence may take, in milliseconds; a person is slower between Escape and another key. */
enum { moment = 50 };

static bool read_next(char *byte) {
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  return poll(&input, 1, moment) > 0 && read(STDIN_FILENO, byte, 1) == 1;
}

/* Reads on into `bytes`, of which there are `count`, up to one that ends a sequence; returns how many there are. */
static size_t read_to_final(char *bytes, size_t count) {
  while (count < longest_sequence && read_next(bytes + count)) {
    char byte = bytes[count++];
    if (byte >= '@' && byte <= '~') break;
  }
  return count;
}

static bool begins_sequence(char byte) { return byte == '[' || byte == 'O'; }

/* Reads what came with an ESC into `bytes`, which then begin with it; returns how many there are. */
static size_t read_sequence(char *bytes) {
  size_t count = 1;
  bytes[0] = escape_key;
  if (!read_next(bytes + count)) return count;
  count++;
  /* Some terminals send another ESC before the sequence of a key that is pressed with Alt. */
  if (bytes[1] == escape_key && read_next(bytes + count)) count++;
  if (!begins_sequence(bytes[count - 1])) return count;
  size_t introducer = count;
  count = read_to_final(bytes, count);
  /* The Linux console sends ESC [ [ A for F1. */
  if (count == introducer + 1 && bytes[introducer] == '[') count = read_to_final(bytes, count);
  return count;
}

/* Whether libedit, or the person's ~/.editrc, does something on a key; only what it prints tells. */
static bool is_bound(EditLine *edit, const char *key) {
  char *text = NULL;
  size_t length = 0;
  FILE *printed = open_memstream(&text, &length);
  if (printed == NULL) return true;
  el_set(edit, EL_SETFP, 1, printed);
  el_set(edit, EL_SETFP, 2, printed);
  int result = el_set(edit, EL_BIND, key, NULL);
  el_set(edit, EL_SETFP, 1, stdout);
  el_set(edit, EL_SETFP, 2, stderr);
  fclose(printed);
  bool bound = result == 0 && strstr(text, "Unbound") == NULL;
  free(text);
  return bound;
}

/* Whether libedit searches the history: the line then ends in a line of its own, which says so. */
bool editor_is_searching(EditLine *edit) {
  const LineInfoW *info = el_wline(edit);
  for (const wchar_t *end = info->lastchar; end > info->buffer; end--) {
    if (end[-1] != L'\n') continue;
    return info->lastchar - end >= 4 && (wcsncmp(end, L"bck", 3) == 0 || wcsncmp(end, L"fwd", 3) == 0)
           && (end[3] == L':' || end[3] == L'?');
  }
  return false;
}

bool editor_take_sequence(line_editor *editor) {
  /* In vi's keys ESC has a meaning of its own, and in a paste none. */
  if (editor->is_pasting || line_editor_is_vi(editor)) return true;
  char bytes[longest_sequence + 1];
  size_t count = read_sequence(bytes);
  bytes[count] = '\0';
  bool is_sequence = count > 2 && begins_sequence(bytes[bytes[1] == escape_key ? 2 : 1]);
  if (is_sequence && !is_bound(editor->edit, bytes)) return false;
  /* A search ends at ESC with what it found; the key is then one for the line. */
  bool again = is_sequence && editor_is_searching(editor->edit);
  memcpy(editor->sequence, bytes + (again ? 0 : 1), count);
  editor->sequence_length = again ? count : count - 1;
  editor->sequence_next = 0;
  return true;
}
