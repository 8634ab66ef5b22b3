// One compiled copy of a function per x86 instruction set, chosen when the program starts; elsewhere just the one.
#pragma once

// Defined beforehand where only the plain copy is wanted: the tests compare it with the one that is chosen.
#ifndef GRADB_CLONES
#if defined(__x86_64__) && defined(__linux__)
#define GRADB_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define GRADB_CLONES
#endif
#endif

// A part of a cloned function. It is compiled with it, for its instruction set, and for the constants it is called with.
#define GRADB_PART static inline __attribute__((always_inline))

// A fused multiply-add would round differently on machines that lack it.
#pragma clang fp contract(off)
