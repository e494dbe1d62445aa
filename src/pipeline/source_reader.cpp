#include "pipeline/source_reader.hpp"

#include <new>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "config/language.hpp"
#include "model/document_bytes.hpp"
#include "parse/parser.hpp"
#include "process/wall.hpp"

namespace earbound {
namespace {

// A book of a million words takes some seconds.
constexpr std::chrono::seconds longest_reading{120};

/// Of scripts of East Asia in PDFs, as poppler-data has them.
constexpr std::string_view character_maps = "/usr/share/poppler";

enum class Answer : std::uint8_t { document, refusal };

std::vector<std::uint8_t> refusal(const Error& error) {
  ByteWriter out;
  out.number(static_cast<std::uint8_t>(Answer::refusal));
  out.text(error.wrong());
  out.text(error.remedy());
  out.text(error.file());
  out.number(error.line());
  out.number(error.column());
  return out.take();
}

[[noreturn]] void throw_refusal(ByteReader in) {
  const std::string wrong = in.text(), remedy = in.text();
  std::string file = in.text();
  const int line = in.number<int>(), column = in.number<int>();
  Error error(wrong, remedy);
  if (!file.empty()) error.at(std::move(file), line, column);
  throw error;
}

/// The vocabulary, which every reader begins with.
StructureVocabulary& vocabulary() {
  static StructureVocabulary words;
  return words;
}

void prepare(std::span<const std::uint8_t> preparation) {
  vocabulary() = load_structure_words(ByteReader(preparation).text());
  prepare_to_parse();
}

std::vector<std::uint8_t> read(std::span<const std::uint8_t> job, const std::function<void(std::uint32_t)>& /*tell*/) {
  ByteReader in(job);
  const std::string path = in.text();
  const bool whole_page = in.number<std::uint8_t>() != 0;
  raise_wall({usual_memory_limit(), longest_reading, {std::string(character_maps)}});
  try {
    const Document document = parse_bytes(as_text(in.rest()), path, {vocabulary(), whole_page});
    std::vector<std::uint8_t> answer{static_cast<std::uint8_t>(Answer::document)};
    const std::vector<std::uint8_t> bytes = document_bytes(document);
    answer.insert(answer.end(), bytes.begin(), bytes.end());
    return answer;
  } catch (const Error& error) {
    return refusal(error);
  } catch (const std::bad_alloc&) {
    return refusal(
        Error("reading it takes more memory than may be given to one file", "split it, or see whether it is damaged")
            .at(path));
  }
}

ForkWork source_work() { return {prepare, read}; }

}  // namespace

void serve_sources() { serve_forks(source_work()); }

SourceReader::SourceReader() : server_(source_work(), longest_reading, {std::string(source_server_command)}) {}

Document SourceReader::read(const std::string& path, const SourceRequest& request) {
  return read(read_source_file(path), path, request);
}

Document SourceReader::read(std::span<const std::uint8_t> bytes, const std::string& path,
                            const SourceRequest& request) {
  ByteWriter preparation;
  preparation.text(request.voices_directory);
  ByteWriter head;
  head.text(path);
  head.number(static_cast<std::uint8_t>(request.whole_page));
  std::vector<std::uint8_t> job = head.take();
  const std::vector<std::uint8_t> readable = converted({bytes.begin(), bytes.end()}, path);
  job.insert(job.end(), readable.begin(), readable.end());
  const ForkResult result = server_.run(preparation.bytes(), job);
  switch (result.status) {
    case ForkResult::Status::done:
      break;
    case ForkResult::Status::failed:
      throw Error(result.message).at(path);
    case ForkResult::Status::crashed:
      throw Error("the file makes its reader crash", "see whether it is damaged").at(path);
    case ForkResult::Status::timed_out:
      throw Error("the file takes too long to read", "see whether it is damaged, or split it").at(path);
  }
  ByteReader in(result.bytes);
  if (in.number<std::uint8_t>() == static_cast<std::uint8_t>(Answer::refusal)) throw_refusal(in);
  return document_from(in.rest());
}

}  // namespace earbound
