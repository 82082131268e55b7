# kontor_embedded(<layer> FILES <pattern> HEADER <file> NAMESPACE <ns> STRUCT <s> FUNCTION <f>)
#
# Adds to the layer, which must be declared afterwards, a generated source that holds the bytes
# of every matching file in name order and defines `std::span<const ns::s> ns::f()`.
function(kontor_embedded layer)
  cmake_parse_arguments(arg "" "FILES;HEADER;NAMESPACE;STRUCT;FUNCTION" "" ${ARGN})
  file(GLOB inputs CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${arg_FILES}")
  list(SORT inputs)
  set(output "${PROJECT_BINARY_DIR}/embedded/${arg_FUNCTION}.cpp")
  list(JOIN inputs "|" joined)
  add_custom_command(OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} "-DINPUTS=${joined}" "-DOUTPUT=${output}" -DHEADER=${arg_HEADER}
      -DNAMESPACE=${arg_NAMESPACE} -DSTRUCT=${arg_STRUCT} -DFUNCTION=${arg_FUNCTION}
      -P "${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake"
    DEPENDS ${inputs} "${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake"
    COMMENT "Embedding ${arg_FILES}" VERBATIM)
  set_property(GLOBAL APPEND PROPERTY ${layer}_embedded "${output}")
endfunction()
