# Read by CMake right after llama-cpp-python's own project() line (CMAKE_PROJECT_llama_cpp_INCLUDE).
#
# llama-cpp-python forces the cache variable LLAMA_BUILD_COMMON on, and with it a library for llama.cpp's own
# programs that Python never loads: a third of the compile. A normal variable goes before a cache variable.
set(LLAMA_BUILD_COMMON OFF)
