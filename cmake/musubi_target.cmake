# What every target of the project shares: warnings, sanitizers, the include root.

function(musubi_compile_settings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
  # No multiply and add of ours is fused: the same bits on every processor. (Eigen's own may be.)
  target_compile_options(${target} PRIVATE -ffp-contract=off)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 warns wrongly about "literal" + std::string (GCC bug 105651).
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Collects the compiler's garbage from a gigabyte on: up to a fifth of its time for a quarter more memory.
    target_compile_options(${target} PRIVATE "SHELL:--param ggc-min-heapsize=1000000")
  endif()
  if(MUSUBI_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(MUSUBI_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${MUSUBI_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=${MUSUBI_SANITIZE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      # GCC's documentation: sanitizers make it warn wrongly, here inside std::regex.
      target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
    endif()
  endif()
  if(MUSUBI_BUILD_FUZZERS)
    # Counts which edges of the code are taken; the programs of tests/fuzz bring what reads that.
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
    # One mistake ends the run, so that libFuzzer keeps the input that made it.
    target_compile_options(${target} PRIVATE -fno-sanitize-recover=all)
  endif()
endfunction()

# Compiles the sources of a target by the dozen, which takes a third of the time: most of it goes into
# headers. Two sources must not then give one name to different things, not even in anonymous
# namespaces; those that do, such as all that have a Writer or a kTop, match the pattern APART. Each
# test has a namespace of its own.
function(musubi_unity_build target)
  cmake_parse_arguments(arg "" "APART" "" ${ARGN})
  if(NOT MUSUBI_UNITY_BUILD)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC takes the sources for headers then, where an anonymous namespace would be a mistake.
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
  if(arg_APART)
    get_target_property(apart ${target} SOURCES)
    list(FILTER apart INCLUDE REGEX "${arg_APART}")
    set_source_files_properties(${apart} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()

# A library of one top-level folder; headers are included by their path from the project's root.
function(musubi_library target)
  add_library(${target} STATIC ${ARGN})
  string(REPLACE "musubi_" "" short_name ${target})
  add_library(musubi::${short_name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${short_name} POSITION_INDEPENDENT_CODE ON)
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/musubi>)
  target_compile_features(${target} PUBLIC cxx_std_20)
  musubi_compile_settings(${target})
endfunction()
