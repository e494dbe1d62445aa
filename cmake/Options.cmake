# Language level, warnings and sanitizers as interface targets: every target of the project links earbound_options.
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

option(EARBOUND_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)
option(EARBOUND_WERROR "Treat warnings as errors" OFF)
option(EARBOUND_PRELUDE "Compile the standard headers once for all rooms: quicker, but a missing include goes unnoticed" OFF)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(earbound_options INTERFACE)
target_compile_features(earbound_options INTERFACE cxx_std_20)
target_compile_options(earbound_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
  -Wconversion -Wno-sign-conversion -Woverloaded-virtual -Wimplicit-fallthrough
  $<$<BOOL:${EARBOUND_WERROR}>:-Werror>)
if(EARBOUND_SANITIZE)
  target_compile_options(earbound_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
    -Wno-maybe-uninitialized)  # GCC 12 warns falsely of instrumented code
  target_link_options(earbound_options INTERFACE -fsanitize=address,undefined)
endif()

# earbound_room(NAME [SHOWS rooms...] [SEES rooms...] [USES third-party targets...]): every source file of a directory of src/, as a
# static library. Its files may include headers of their own room and of the rooms named here, and no others: a wrong
# include does not compile. SHOWS are the rooms that its headers include, so that whoever sees this room sees them too.
function(earbound_room name)
  cmake_parse_arguments(ARG "" "" "SHOWS;SEES;USES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp */*.cpp)
  # "ROOM/header.hpp" is found through a directory in which a link to that room stands alone.
  set(door ${PROJECT_BINARY_DIR}/doors/${name})
  file(MAKE_DIRECTORY ${door})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${door}/${name} SYMBOLIC)
  add_library(earbound_${name} STATIC ${sources})
  target_include_directories(earbound_${name} PUBLIC ${door})
  list(TRANSFORM ARG_SHOWS PREPEND earbound_)
  list(TRANSFORM ARG_SEES PREPEND earbound_)
  target_link_libraries(earbound_${name} PUBLIC earbound_options ${ARG_SHOWS} PRIVATE ${ARG_SEES} ${ARG_USES})
  if(EARBOUND_PRELUDE)
    target_precompile_headers(earbound_${name} REUSE_FROM earbound_prelude)
  endif()
endfunction()
