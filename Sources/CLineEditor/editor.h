/* What the files of the editor share. */
#pragma once
#include <stdio.h>
/* after stdio.h, which it needs */
#include <histedit.h>

#include "CLineEditor.h"
#include "signals.h"

/* A key's sequence is shorter; what is longer was sent to confuse. */
enum { escape_key = 27, longest_sequence = 32 };

struct line_editor {
  EditLine *edit;
  History *history;
  line_editor_callbacks callbacks;
  struct prompt_signals signals; /* valid while a line is read */
  const char *prompt; /* valid while a line is read */
  int prompt_columns;
  bool brackets_pastes;
  bool is_pasting;
  char sequence[longest_sequence]; /* what a key sent behind ESC, from sequence_next on still to be read */
  size_t sequence_next, sequence_length;
  struct line_state *newest_state; /* undo.c */
  bool was_interrupted;
  int terminating_signal;
};

/* The editor that a libedit callback belongs to. */
line_editor *editor_of(EditLine *edit);

/* Raw mode with bracketed paste, or the terminal as it was. */
void editor_prepare_terminal(line_editor *editor, bool raw);
/* Draws prompt and line again, from the row on which the prompt begins. */
void editor_redraw(line_editor *editor);

/* Deletes the whole line. */
void editor_clear_line(line_editor *editor);

/* sequences.c: reads what a key sent behind ESC, for the reader; false where the key means nothing. */
bool editor_take_sequence(line_editor *editor);
bool editor_is_searching(EditLine *edit);

/* undo.c: keeps the line if it changed; puts it back as it was before the newest change, if there is one. */
void editor_note_change(line_editor *editor);
bool editor_undo(line_editor *editor);
void editor_forget_changes(line_editor *editor);

/* reader.c: libedit's way to get a character. */
int editor_read_character(EditLine *edit, wchar_t *character);

/* keys.c: registers the functions every editor has. */
void editor_add_own_functions(line_editor *editor);
