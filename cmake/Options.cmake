# Language level, warnings and sanitizers as interface targets: every target of the project links earbound_options.
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

option(EARBOUND_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)
option(EARBOUND_WERROR "Treat warnings as errors" OFF)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(earbound_options INTERFACE)
target_compile_features(earbound_options INTERFACE cxx_std_20)
target_include_directories(earbound_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(earbound_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
  -Wconversion -Wno-sign-conversion -Woverloaded-virtual -Wimplicit-fallthrough
  $<$<BOOL:${EARBOUND_WERROR}>:-Werror>)
if(EARBOUND_SANITIZE)
  target_compile_options(earbound_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
    -Wno-maybe-uninitialized)  # GCC 12 warns falsely of instrumented code
  target_link_options(earbound_options INTERFACE -fsanitize=address,undefined)
endif()

# earbound_stage(NAME SOURCES... [LINK targets...]): one room of the house, a static library of its own.
# A stage links the model and the base, never another stage.
function(earbound_stage name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_library(earbound_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(earbound_${name} PUBLIC earbound_options PRIVATE ${ARG_LINK})
endfunction()
