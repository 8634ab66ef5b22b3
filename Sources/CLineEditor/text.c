#define _GNU_SOURCE
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "CLineEditor.h"

/* Without a UTF-8 locale libedit crashes on a prompt that is not ASCII. */
bool use_utf8_locale(void) {
  static const char *const fallbacks[] = {"C.UTF-8", "en_US.UTF-8", "UTF-8"};
  setlocale(LC_CTYPE, "");
  for (size_t i = 0; strcmp(nl_langinfo(CODESET), "UTF-8") != 0; i++) {
    if (i == sizeof fallbacks / sizeof *fallbacks) return false;
    setlocale(LC_CTYPE, fallbacks[i]);
  }
  return true;
}

int columns_of_text(const char *text) {
  int columns = 0;
  mbstate_t state;
  memset(&state, 0, sizeof state);
  for (size_t left = strlen(text); left > 0;) {
    wchar_t character;
    size_t used = mbrtowc(&character, text, left, &state);
    if (used == 0 || used == (size_t)-1 || used == (size_t)-2) break;
    int width = wcwidth(character);
    if (width > 0) columns += width;
    text += used;
    left -= used;
  }
  return columns;
}
