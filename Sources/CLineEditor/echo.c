/* A command that runs at a prompt draws a bar; what is typed meanwhile must not get into it.  So the terminal does not
 * echo then, and does again before anything else has it: another program, a shell after Ctrl-Z or a signal. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "CLineEditor.h"
#include "signals.h"

static const int ends[] = {SIGHUP, SIGTERM, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE};
enum { end_count = sizeof ends / sizeof *ends };

static struct termios loud;
static atomic_bool is_quiet;

/* In the background, changing the terminal would stop the process. */
static bool has_terminal(void) { return tcgetpgrp(STDIN_FILENO) == getpgrp(); }

static void silence(void) {
  struct termios quiet = loud;
  quiet.c_lflag &= ~(tcflag_t)ECHO;
  if (has_terminal() && tcsetattr(STDIN_FILENO, TCSANOW, &quiet) == 0) atomic_store(&is_quiet, true);
}

void echo_restore(void) {
  if (atomic_exchange(&is_quiet, false) && has_terminal()) tcsetattr(STDIN_FILENO, TCSANOW, &loud);
}

static void end(int signal_number) { die_of_signal(signal_number); }

static void suspend(int signal_number) {
  int problem = errno;
  echo_restore();
  struct sigaction again;
  sigaction(signal_number, NULL, &again);
  signal(signal_number, SIG_DFL);
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal_number);
  raise(signal_number);
  pthread_sigmask(SIG_UNBLOCK, &one, NULL); /* stops here, until fg */
  pthread_sigmask(SIG_BLOCK, &one, NULL);
  sigaction(signal_number, &again, NULL);
  silence();
  errno = problem;
}

/* Puts a handler in the place of another; whatever else is there belongs to somebody else, and stays. */
static void replace_handler(int signal_number, void (*old)(int), void (*new)(int)) {
  struct sigaction action;
  if (sigaction(signal_number, NULL, &action) != 0 || action.sa_handler != old) return;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  action.sa_handler = new;
  sigaction(signal_number, &action, NULL);
}

void terminal_echo(bool echoes) {
  if (echoes) {
    echo_restore();
    for (int i = 0; i < end_count; i++) replace_handler(ends[i], end, SIG_DFL);
    replace_handler(SIGTSTP, suspend, SIG_DFL);
    return;
  }
  if (!isatty(STDIN_FILENO) || tcgetattr(STDIN_FILENO, &loud) != 0 || !(loud.c_lflag & ECHO)) return;
  for (int i = 0; i < end_count; i++) replace_handler(ends[i], SIG_DFL, end);
  replace_handler(SIGTSTP, SIG_DFL, suspend);
  silence();
}
