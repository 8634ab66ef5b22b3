/* What Swift needs of libedit, whose own calls are variadic, and of signals, which only C can handle safely.
 * Nothing here may be used from two threads at once, except interrupt_requested(). */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#pragma clang assume_nonnull begin

/* ---- Signals (signals.c) ---- */

/* From now on Ctrl-C only leaves a mark, and writing to a closed pipe is an error instead of the end. */
void interrupts_catch(void);
/* Whether Ctrl-C was pressed since interrupt_forget().  About a nanosecond; may be asked on any thread.
 * The third Ctrl-C that nobody asked about ends the process, so a loop that forgets to ask can be left. */
bool interrupt_requested(void);
void interrupt_forget(void);
/* Whether Ctrl-C and Ctrl-\ are none of our business, because another program has the terminal. */
void interrupts_ignore(bool ignored);
/* read(2), except that a Ctrl-C, even one just before the call, makes it fail with EINTR. */
ssize_t interruptible_read(int descriptor, void *buffer, size_t size);
/* Ends the process the way `signal` does by default. */
void die_of_signal(int signal);

/* ---- Echo (echo.c) ---- */

/* Whether the terminal shows what is typed; it does again before a signal ends or stops the process. */
void terminal_echo(bool echoes);

/* ---- Text (text.c) ---- */

/* Makes sure that characters are UTF-8, whatever the environment says; false where no such locale exists. */
bool use_utf8_locale(void);
/* The columns that UTF-8 text takes on a terminal. */
int columns_of_text(const char *text);

/* ---- The editor (editor.c, reader.c, keys.c) ---- */

typedef struct line_editor line_editor;

/* What the editor shall do after a key. */
enum key_result { KEY_DONE, KEY_REDRAWS_LINE, KEY_MOVES_CURSOR, KEY_IS_WRONG };

/* How reading a line ended. */
enum line_result { LINE_READ, LINE_INTERRUPTED, LINE_ENDED, LINE_TERMINATED };

typedef struct {
  void *_Nullable context;
  /* The text at the right of the prompt, or NULL; valid until the next call. */
  const char *_Nullable (*_Nonnull right_prompt)(void *_Nullable context);
  /* Faint text to show after the cursor and its width, or NULL; valid until the next call. */
  const char *_Nullable (*_Nonnull suggestion)(void *_Nullable context, int *columns);
  /* A key bound to the function that was registered with `slot` was pressed. */
  enum key_result (*_Nonnull key)(void *_Nullable context, int slot);
} line_editor_callbacks;

line_editor *_Nullable line_editor_create(const char *program, line_editor_callbacks callbacks);
void line_editor_destroy(line_editor *editor);

/* Names a function that keys can be bound to; `slot`, below 8, is what the callback gets. */
void line_editor_add_function(line_editor *editor, int slot, const char *name, const char *help);
/* Binds a key that the user's file may bind otherwise. */
void line_editor_bind(line_editor *editor, const char *key, const char *function);
/* Binds a key to the deletion of the word before the cursor, up to a blank, as shells have it on Ctrl-W; not with
 * vi's keys, which have their own. */
void line_editor_bind_word_deletion(line_editor *editor, const char *key);
/* Reads the user's ~/.editrc.  Where it chooses vi's keys or emacs's, that drops all bindings before it. */
void line_editor_read_settings(line_editor *editor);
/* Binds what must work whatever the user's file says. */
void line_editor_bind_required_keys(line_editor *editor);
/* Whether the editor uses vi's keys. */
bool line_editor_is_vi(line_editor *editor);
/* Whether lines are edited at all: `edit off` in the user's file says no. */
bool line_editor_edits(line_editor *editor);

/* Reads a line, or a block of lines that was pasted, with a newline behind each but the last, which is then taken
 * from the screen; *line stays valid until the next call.  What stands between \1 and \1 in `prompt` takes no
 * columns. */
enum line_result line_editor_read(line_editor *editor, const char *prompt, int prompt_columns,
                                  const char *_Nullable *_Nonnull line, size_t *length);
/* The signal that ended the last line_editor_read, after LINE_TERMINATED. */
int line_editor_terminating_signal(line_editor *editor);

/* The columns of the terminal, as the editor knows them. */
int line_editor_columns(line_editor *editor);
/* The rows of the terminal, as the editor knows them. */
int line_editor_rows(line_editor *editor);

/* For key callbacks: the line so far, its length in bytes, and where the cursor is in it. */
const char *line_editor_text(line_editor *editor, size_t *length, size_t *cursor);
void line_editor_insert(line_editor *editor, const char *text);
void line_editor_delete_before_cursor(line_editor *editor, int characters);
void line_editor_move_right(line_editor *editor);
/* Puts `text` in the place of the whole line and enters it. */
void line_editor_submit(line_editor *editor, const char *text);
/* Prints lines below the one being edited, which is then drawn again under them. */
void line_editor_print_below(line_editor *editor, const char *text);

/* ---- History (history.c) ---- */

/* Adds a line, in the place of any older copy of it. */
void line_editor_history_add(line_editor *editor, const char *line);
/* Forgets all lines, and remembers those in the file instead, each once; where it is no history, changes nothing. */
bool line_editor_history_reload(line_editor *editor, const char *path);
bool line_editor_history_save(line_editor *editor, const char *path);
/* The newest line that begins with `prefix`; valid until history changes. */
const char *_Nullable line_editor_history_find(line_editor *editor, const char *prefix);
/* The line `back` lines before the newest; NULL where there are not so many; valid until history changes. */
const char *_Nullable line_editor_history_line(line_editor *editor, int back);

#pragma clang assume_nonnull end
