#include "corpus/evaluate.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/file.h"
#include "corpus/record_view.h"
#include "corpus/score_record.h"
#include "schema/record_json.h"

namespace baku {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPredictionBytes = 256U << 20U;

std::vector<RecordView> views_of(std::span<const SopRecord> records) {
  std::vector<RecordView> views;
  for (const SopRecord& record : records) views.emplace_back(record);
  return views;
}

std::vector<RecordView> views_of(std::span<const GoldRecord> records) {
  std::vector<RecordView> views;
  for (const GoldRecord& gold : records) views.emplace_back(gold.record);
  return views;
}

class Evaluator {
 public:
  void file(const GoldFile& file, std::span<const SopRecord> predicted) {
    const IndexPairs pairs = align_records(views_of(file.records), views_of(predicted));
    const std::map<std::size_t, std::size_t> found(pairs.begin(), pairs.end());
    std::set<std::size_t> taken;
    for (std::size_t i = 0; i < file.records.size(); ++i) {
      const GoldRecord& gold = file.records[i];
      const auto match = found.find(i);
      if (match == found.end()) {
        add(file, i, gold.record, RecordState::kMissed, score_missed(gold.record, gold.plants));
        continue;
      }
      taken.insert(match->second);
      const SopRecord& record = predicted[match->second];
      add(file, i, gold.record, RecordState::kFound,
          score_record(settled(gold, record), gold.plants, record));
    }
    for (std::size_t j = 0; j < predicted.size(); ++j) {
      if (taken.count(j) > 0) continue;
      add(file, j, predicted[j], RecordState::kExtra, score_extra(predicted[j]));
    }
  }

  void state(const GoldFile& file, std::string problem) {
    for_each_subset(
        file, [&problem](Tally& tally) { tally.share("files.read", problem.empty() ? 1 : 0, 1); });
    evaluation_.files.push_back({name_of(file), std::move(problem)});
  }

  Evaluation take() {
    evaluation_.subsets.push_back({"all", std::move(all_)});
    for (auto& [name, tally] : subsets_) evaluation_.subsets.push_back({name, std::move(tally)});
    return std::move(evaluation_);
  }

 private:
  static std::string name_of(const GoldFile& file) {
    return file.folder.empty() ? file.id : file.folder + "/" + file.id;
  }

  void for_each_subset(const GoldFile& file, auto&& visit) {
    visit(all_);
    for (const std::string& subset : file.subsets) visit(subsets_[subset]);
  }

  void add(const GoldFile& file, std::size_t place, const SopRecord& record, RecordState state,
           RecordScore score) {
    for_each_subset(file, [&score](Tally& tally) { tally.add(score.tally); });
    evaluation_.records.push_back({.file = name_of(file),
                                   .ordinal = static_cast<int>(place) + 1,
                                   .title = record.title.value_or(""),
                                   .state = state,
                                   .figures = main_figures(score.tally),
                                   .notes = std::move(score.notes)});
  }

  Tally all_;
  std::map<std::string, Tally> subsets_;
  Evaluation evaluation_;
};

Result<std::vector<SopRecord>> read_prediction(const fs::path& folder, const GoldFile& file) {
  for (const fs::path& place : {folder / file.folder, folder}) {
    for (const char* ending : {".json", ".ndjson", ".jsonl"}) {
      const fs::path path = place / (file.id + ending);
      std::error_code error;
      if (!fs::is_regular_file(path, error)) continue;
      BAKU_TRY(const std::string text, read_file(path, kMaxPredictionBytes));
      return records_from_json(text, Completeness::kPartial);
    }
  }
  return fail(ErrorCode::kNotFound, "there is no " + file.id + ".json");
}

}  // namespace

Evaluation evaluate(std::span<const GoldFile> gold, const Prediction& prediction) {
  Evaluator evaluator;
  for (const GoldFile& file : gold) {
    const auto predicted = prediction(file);
    evaluator.state(file, predicted ? "" : predicted.error().message);
    evaluator.file(
        file, predicted ? std::span<const SopRecord>(*predicted) : std::span<const SopRecord>());
  }
  return evaluator.take();
}

Result<Evaluation> evaluate(const fs::path& gold_folder, const fs::path& prediction_folder) {
  std::error_code error;
  if (!fs::is_directory(prediction_folder, error)) {
    return fail(ErrorCode::kNotFound, "there is no folder " + prediction_folder.string());
  }
  BAKU_TRY(const auto gold, read_gold(gold_folder));
  return evaluate(gold, [&prediction_folder](const GoldFile& file) {
    return read_prediction(prediction_folder, file);
  });
}

}  // namespace baku
