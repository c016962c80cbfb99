# The layer list: who may know whom. Arrows point down only. This is the single place where it stands; CMake refuses an
# upward or sideways link (langqiao_module), and tests/house refuses an upward or sideways include.
#
# A module may use every module of a lower layer and none of its own; an adapter also uses its own port.
set(LANGQIAO_LAYER_0 base)
set(LANGQIAO_LAYER_1 city)
set(LANGQIAO_LAYER_2 rulebook network linear)
set(LANGQIAO_LAYER_3 plan outlook portfolio observe reading exchange matching pack store)
set(LANGQIAO_LAYER_4 service)
set(LANGQIAO_LAYER_5 http cli)
set(LANGQIAO_LAYERS 0 1 2 3 4 5)

# Adapters live inside the port's folder and are named by composition.cc alone.
set(LANGQIAO_ADAPTERS store/memory store/sqlite)

# One row a third-party header family: prefix of the include, and the only folder that may include it.
set(LANGQIAO_THIRD_PARTY
  "unicode/=base"
  "tl/=base"
  "simdjson.h=base|pack"
  "hs/=reading"
  "immintrin.h=matching"
  "toml++/=rulebook|pack"
  "SQLiteCpp/=store/sqlite"
  "sqlite3.h=store/sqlite"
  "boost/beast=http"
  "boost/asio=http"
  "boost/json=service/json"
  "CLI/=cli"
  "zip.h=pack"
  "Clp=linear"
  "Coin=linear"
  "Eigen/=linear"
  "pugixml.hpp=pack"
  "xlsxwriter=pack"
  "zlib.h=http"
  "openssl/=http"
  "mimalloc.h=main"
  "boost/mp11=service/json"
  "boost/describe=service/json")

function(langqiao_layer_of module out)
  string(REGEX REPLACE "/.*" "" root "${module}")
  foreach(layer IN LISTS LANGQIAO_LAYERS)
    if(root IN_LIST LANGQIAO_LAYER_${layer})
      set(${out} ${layer} PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "cmake/layers.cmake names no layer for module '${module}'")
endfunction()

# langqiao_module(NAME [USES modules...] [LIBRARIES targets...])
# A static library from src/NAME/*.cc, a test program NAME_test from src/NAME/*_test.cc, and with LANGQIAO_FUZZ a fuzzer
# NAME_subject_fuzz from each src/NAME/subject_fuzz.cc.
function(langqiao_module name)
  cmake_parse_arguments(ARG "" "" "USES;LIBRARIES" ${ARGN})
  langqiao_layer_of(${name} own)
  foreach(used IN LISTS ARG_USES)
    langqiao_layer_of(${used} theirs)
    string(FIND "${name}" "${used}/" inside)  # an adapter uses its own port
    if(theirs GREATER_EQUAL own AND NOT inside EQUAL 0)
      message(FATAL_ERROR "src/${name} (layer ${own}) may not use src/${used} (layer ${theirs}): arrows point down only")
    endif()
  endforeach()

  string(REPLACE "/" "_" target ${name})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$|_fuzz\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  add_library(${target} STATIC ${sources})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  string(REPLACE "/" "_" used_targets "${ARG_USES}")
  target_link_libraries(${target} PUBLIC langqiao_options ${used_targets} ${ARG_LIBRARIES})
  if(tests AND LANGQIAO_TESTS)
    add_executable(${target}_test ${tests})
    target_link_libraries(${target}_test PRIVATE ${target} GTest::gmock GTest::gtest_main)
    target_compile_definitions(${target}_test PRIVATE LANGQIAO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    gtest_discover_tests(${target}_test DISCOVERY_MODE PRE_TEST PROPERTIES LABELS unit)
  endif()
  file(GLOB fuzzers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*_fuzz.cc)
  if(fuzzers AND LANGQIAO_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
    foreach(source IN LISTS fuzzers)
      get_filename_component(subject ${source} NAME_WE)
      add_executable(${target}_${subject} ${source})
      target_link_libraries(${target}_${subject} PRIVATE ${target})
      target_compile_options(${target}_${subject} PRIVATE -fsanitize=fuzzer)
      target_link_options(${target}_${subject} PRIVATE -fsanitize=fuzzer)
    endforeach()
  endif()
endfunction()
