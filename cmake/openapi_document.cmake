# Writes OUT: a source that holds the text of IN. Run as a script, so that the source follows the document.
file(READ ${IN} document)
file(WRITE ${OUT} "#include \"http/openapi_document.h\"\n\nnamespace langqiao::http {\n\nstd::string_view openapi_document() {\n  return R\"yaml(${document})yaml\";\n}\n\n}  // namespace langqiao::http\n")
