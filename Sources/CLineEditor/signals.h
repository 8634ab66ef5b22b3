/* Signals while a line is being edited; used by the reader only. */
#pragma once
#include <signal.h>
#include <stdbool.h>

/* What was there before prompt_signals_begin. */
struct prompt_signals {
  sigset_t mask;
  struct sigaction actions[4];
};

/* Catches hang-up, termination and Ctrl-Z and holds back all signals until prompt_signals_wait. */
void prompt_signals_begin(struct prompt_signals *saved);
void prompt_signals_end(const struct prompt_signals *saved);
/* Waits until `descriptor` can be read (true) or a signal came (false). */
bool prompt_signals_wait(const struct prompt_signals *saved, int descriptor);

/* Each tells whether the signal came since it was last asked. */
bool signal_take_interrupt(void);
bool signal_take_resize(void);
bool signal_take_suspension(void);
/* The signal that wants the process to end, or 0. */
int signal_take_termination(void);

/* Lets the terminal echo again, if terminal_echo(false) was called; safe in a signal handler. */
void echo_restore(void);

/* Stops the process as Ctrl-Z does, until `fg`. */
void suspend_process(void);
