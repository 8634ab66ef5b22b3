/* Handlers only leave marks.  Whoever waits for a key or for input blocks the signals and lets them in
 * within pselect, so that none is lost between looking at a mark and the wait. */
#define _GNU_SOURCE
#include "signals.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

#include "CLineEditor.h"

static atomic_int unseen_interrupts, resized, suspended, terminated;

/* A signal may arrive on any thread that does not block it; the one that waits has to wake up. */
static atomic_bool someone_waits;
static pthread_t waiting_thread;

/* The program has not looked at two Ctrl-C before this one.  Of what may be called here, write is all there is to tell it. */
static void die_of_interrupt(void) {
  static const char words[] = "\ngradb did not come to answer Ctrl-C; the third one ends it, and what was not saved is lost\n";
  ssize_t ignored = write(STDERR_FILENO, words, sizeof words - 1);
  (void)ignored;
  die_of_signal(SIGINT);
}

static void handle(int signal) {
  if (atomic_load(&someone_waits) && !pthread_equal(pthread_self(), waiting_thread)) {
    pthread_kill(waiting_thread, signal);
    return;
  }
  switch (signal) {
  case SIGINT:
    if (atomic_fetch_add(&unseen_interrupts, 1) >= 2) die_of_interrupt();
    break;
  case SIGWINCH: atomic_store(&resized, 1); break;
  case SIGTSTP: atomic_store(&suspended, 1); break;
  default: atomic_store(&terminated, signal);
  }
}

static void catch_signal(int signal, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  /* Ctrl-C has to break off a call that blocks; of the others nobody else needs to know. */
  action.sa_flags = signal == SIGINT ? 0 : SA_RESTART;
  action.sa_handler = handler;
  sigaction(signal, &action, NULL);
}

/* What SIGINT does while it is ours; ignored where whoever started the program wants it so. */
static void (*interrupt_action)(int) = SIG_DFL;

void interrupts_catch(void) {
  struct sigaction inherited;
  sigaction(SIGINT, NULL, &inherited);
  interrupt_action = inherited.sa_handler == SIG_IGN ? SIG_IGN : handle;
  catch_signal(SIGINT, interrupt_action);
  catch_signal(SIGWINCH, handle);
  catch_signal(SIGPIPE, SIG_IGN);
}

bool interrupt_requested(void) {
  int unseen = atomic_load_explicit(&unseen_interrupts, memory_order_relaxed);
  if (unseen > 1) atomic_store(&unseen_interrupts, 1);
  return unseen > 0;
}

void interrupt_forget(void) { atomic_store(&unseen_interrupts, 0); }

void interrupts_ignore(bool ignored) {
  catch_signal(SIGINT, ignored ? SIG_IGN : interrupt_action);
  catch_signal(SIGQUIT, ignored ? SIG_IGN : SIG_DFL);
}

void die_of_signal(int signal_number) {
  echo_restore();
  catch_signal(signal_number, SIG_DFL);
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal_number);
  raise(signal_number);
  pthread_sigmask(SIG_UNBLOCK, &one, NULL);
}

/* ---- Waiting ---- */

static const int prompt_signal_numbers[] = {SIGTSTP, SIGHUP, SIGTERM, SIGQUIT};
enum { prompt_signal_count = sizeof prompt_signal_numbers / sizeof *prompt_signal_numbers };

void prompt_signals_begin(struct prompt_signals *saved) {
  sigset_t blocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGINT);
  sigaddset(&blocked, SIGWINCH);
  for (int i = 0; i < prompt_signal_count; i++) {
    sigaddset(&blocked, prompt_signal_numbers[i]);
    sigaction(prompt_signal_numbers[i], NULL, &saved->actions[i]);
    /* nohup has SIGHUP ignored, and so it stays */
    if (saved->actions[i].sa_handler == SIG_DFL) catch_signal(prompt_signal_numbers[i], handle);
  }
  atomic_store(&suspended, 0);
  atomic_store(&terminated, 0);
  pthread_sigmask(SIG_BLOCK, &blocked, &saved->mask);
}

void prompt_signals_end(const struct prompt_signals *saved) {
  for (int i = 0; i < prompt_signal_count; i++) {
    sigaction(prompt_signal_numbers[i], &saved->actions[i], NULL);
  }
  pthread_sigmask(SIG_SETMASK, &saved->mask, NULL);
}

static bool wait_for_input(const sigset_t *mask, int descriptor) {
  fd_set set;
  FD_ZERO(&set);
  FD_SET(descriptor, &set);
  waiting_thread = pthread_self();
  atomic_store(&someone_waits, true);
  int ready = pselect(descriptor + 1, &set, NULL, NULL, NULL, mask);
  int problem = errno;
  atomic_store(&someone_waits, false);
  return ready >= 0 || problem != EINTR; /* what is wrong with the descriptor, read(2) will say */
}

bool prompt_signals_wait(const struct prompt_signals *saved, int descriptor) {
  bool ready = wait_for_input(&saved->mask, descriptor);
  /* pselect may tell of input while a Ctrl-C before it still waits behind the mask. */
  sigset_t pending, mask;
  sigpending(&pending);
  if (!ready || sigismember(&pending, SIGINT) != 1) return ready;
  pthread_sigmask(SIG_SETMASK, &saved->mask, &mask);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  return false;
}

ssize_t interruptible_read(int descriptor, void *buffer, size_t size) {
  sigset_t interrupt, mask;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  pthread_sigmask(SIG_BLOCK, &interrupt, &mask);
  bool ready = false;
  while (!ready && atomic_load(&unseen_interrupts) == 0) ready = wait_for_input(&mask, descriptor);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  /* Ctrl-C often ends the other program of a pipe too.  That this one was interrupted says more than the end of
   * its input; and pselect may tell of the input while the signal still waits behind the mask. */
  if (atomic_load(&unseen_interrupts) != 0) {
    errno = EINTR;
    return -1;
  }
  return read(descriptor, buffer, size);
}

bool signal_take_interrupt(void) { return atomic_exchange(&unseen_interrupts, 0) != 0; }
bool signal_take_resize(void) { return atomic_exchange(&resized, 0) != 0; }
bool signal_take_suspension(void) { return atomic_exchange(&suspended, 0) != 0; }
int signal_take_termination(void) { return atomic_exchange(&terminated, 0); }

void suspend_process(void) {
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, SIGTSTP);
  catch_signal(SIGTSTP, SIG_DFL);
  raise(SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &one, NULL); /* stops here */
  pthread_sigmask(SIG_BLOCK, &one, NULL);
  catch_signal(SIGTSTP, handle);
}
