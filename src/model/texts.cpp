#include "model/texts.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace earbound {
namespace {

template <class Blocks, class Visit>
void visit_blocks(Blocks& blocks, const Visit& visit) {
  for (auto& block : blocks) {
    visit(block.runs);
    visit_blocks(block.children, visit);
  }
}

template <class Sections, class Visit>
void visit_sections(Sections& sections, const Visit& visit) {
  for (auto& section : sections) {
    visit(section.title);
    visit_blocks(section.blocks, visit);
    visit_sections(section.children, visit);
  }
}

/// Calls `visit` for the runs of every title and block, in the order of their identities.
template <class AnyDocument, class Visit>
void visit_texts(AnyDocument& document, const Visit& visit) {
  visit(document.title);
  visit_sections(document.sections, visit);
  for (auto& note : document.notes) visit_blocks(note.blocks, visit);
}

class Numbering {
 public:
  explicit Numbering(Document& document) : document_(document), last_(document.metadata.authors.size() + 1) {
    for (std::size_t i = 0; i < document.notes.size(); ++i) {
      document.notes[i].references.clear();
      notes_.try_emplace(document.notes[i].label, i);
    }
  }

  void operator()(std::vector<Run>& runs) {
    if (runs.empty()) return;
    const TextId text = next();
    ByteOffset end;
    for (Run& run : runs) {
      run.begin = end;
      if (run.is_text_of_its_own()) {
        run.text_id = next();
        if (run.kind == Run::Kind::note_reference) tie(run);
      } else {
        run.text_id = text;
        end = end + run.text.size();
      }
    }
  }

 private:
  TextId next() { return {static_cast<std::uint32_t>(++last_)}; }

  void tie(Run& reference) {
    const auto note = notes_.find(reference.text);
    if (note == notes_.end()) return;
    reference.note = static_cast<std::int32_t>(note->second);
    document_.notes[note->second].references.push_back(reference.text_id);
  }

  Document& document_;
  std::size_t last_;
  std::unordered_map<std::string_view, std::size_t> notes_;
};

Run metadata_run(const std::string& text, TextId id) {
  Run run;
  run.text = text;
  run.text_id = id;
  return run;
}

}  // namespace

void number_texts(Document& document) {
  Numbering numbering(document);
  visit_texts(document, [&](std::vector<Run>& runs) { numbering(runs); });
}

TextIndex::TextIndex(const Document& document) : parts_(document.parts) {
  const std::vector<std::string>& authors = document.metadata.authors;
  metadata_.reserve(authors.size() + 1);  // the texts view them
  metadata_.push_back(metadata_run(document.metadata.title, metadata_title_id()));
  for (std::size_t i = 0; i < authors.size(); ++i) metadata_.push_back(metadata_run(authors[i], author_id(i)));
  for (const Run& run : metadata_) texts_.push_back({&run, 1});
  visit_texts(document, [this](const std::vector<Run>& runs) {
    if (runs.empty()) return;
    texts_.emplace_back(runs);
    for (const Run& run : runs)
      if (run.is_text_of_its_own()) texts_.push_back({&run, 1});
  });
}

std::span<const Run> TextIndex::runs(TextId text) const {
  return text.exists() ? texts_.at(text.number - 1) : std::span<const Run>();
}

const Run* PlaceReader::run_at(const Place& place) const {
  const std::span<const Run> runs = index_.runs(place.text);
  if (runs.empty()) return nullptr;
  if (runs.front().text_id == place.text && runs.front().is_text_of_its_own()) return &runs.front();
  // The last run of the text that begins at the place or before it; empty ones may begin there as well.
  auto after = std::upper_bound(runs.begin(), runs.end(), place.range.begin,
                                [](ByteOffset offset, const Run& run) { return offset < run.begin; });
  while (after != runs.begin()) {
    --after;
    if (after->text_id == place.text && place.range.begin - after->begin <= after->text.size()) return &*after;
  }
  return nullptr;
}

std::string PlaceReader::written(const Place& place) const {
  const Run* run = run_at(place);
  if (run == nullptr) return {};
  const std::size_t length = place.range.end - place.range.begin;
  if (run->is_text_of_its_own()) return run->text.substr(place.range.begin.count, length);
  const std::span<const Run> runs = index_.runs(place.text);
  std::string result = run->text.substr(place.range.begin - run->begin, length);
  for (const Run* end = runs.data() + runs.size(); result.size() < length && ++run != end;)
    if (run->text_id == place.text) result += std::string_view(run->text).substr(0, length - result.size());
  return result;
}

int PlaceReader::line(const Place& place) {
  const Run* run = run_at(place);
  if (run == nullptr || run->line == 0) return 0;
  const std::size_t at = place.range.begin - (run->is_text_of_its_own() ? ByteOffset{} : run->begin);
  if (run != run_ || at < reached_) {
    run_ = run;
    reached_ = 0;
    line_ = run->line;
  }
  const auto from = run->text.begin() + static_cast<std::ptrdiff_t>(reached_);
  line_ += static_cast<int>(std::count(from, run->text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  reached_ = at;
  return line_;
}

}  // namespace earbound
