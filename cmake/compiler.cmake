# The language, the warnings, the linker and the compiler cache.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

option(KONTOR_UNITY "compile in batches of eight files" OFF)
set(KONTOR_SANITIZE "" CACHE STRING "value of -fsanitize=, or empty")
if(KONTOR_UNITY)
  set(CMAKE_UNITY_BUILD ON)
  set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)
endif()

# Imported targets are SYSTEM, so these bind our own code only.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -Wimplicit-fallthrough -Werror)
# Assertions name their file from the root of the repository, not from this machine's.
add_compile_options(-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=)
if(KONTOR_SANITIZE)
  add_compile_options(-fsanitize=${KONTOR_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${KONTOR_SANITIZE})
endif()

# mold links several times faster than bfd; lld is next.
find_program(KONTOR_MOLD mold)
find_program(KONTOR_LLD ld.lld)
if(KONTOR_MOLD)
  add_link_options(-fuse-ld=mold)
elseif(KONTOR_LLD)
  add_link_options(-fuse-ld=lld)
endif()

# The cache is shared between build folders: paths are taken relative to the source tree and
# the build folder's own name is not part of the key.
find_program(KONTOR_CCACHE ccache)
if(KONTOR_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_NOHASHDIR=1
    CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${KONTOR_CCACHE})
endif()

find_package(Threads REQUIRED)
