/* What the files of the editor share. */
#pragma once
#include <stdio.h>
/* after stdio.h, which it needs */
#include <histedit.h>

#include "CLineEditor.h"
#include "signals.h"

struct line_editor {
  EditLine *edit;
  History *history;
  line_editor_callbacks callbacks;
  struct prompt_signals signals; /* valid while a line is read */
  const char *prompt; /* valid while a line is read */
  int prompt_columns;
  bool brackets_pastes;
  bool was_interrupted;
  int terminating_signal;
};

/* The editor that a libedit callback belongs to. */
line_editor *editor_of(EditLine *edit);

/* Raw mode with bracketed paste, or the terminal as it was. */
void editor_prepare_terminal(line_editor *editor, bool raw);
/* Draws prompt and line again, from the row on which the prompt begins. */
void editor_redraw(line_editor *editor);

/* reader.c: libedit's way to get a character. */
int editor_read_character(EditLine *edit, wchar_t *character);

/* keys.c: registers the functions every editor has. */
void editor_add_own_functions(line_editor *editor);
