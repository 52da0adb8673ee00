#pragma once

/// Put before a function whose loops gain from wide registers: the compiler makes a copy for AVX2
/// and one for AVX-512 beside the baseline one, and the loader picks by what the processor has. All
/// compute the same. Nothing where the compiler, the processor or a sanitizer does not know it.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define MUSUBI_TARGET_CLONES \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define MUSUBI_TARGET_CLONES
#endif

/// Put before a function that such loops call, whatever its size: called and not inlined, it would
/// be the baseline's in all copies.
#define MUSUBI_INLINE_IN_CLONES [[gnu::always_inline]] inline
