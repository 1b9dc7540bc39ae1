using IrisBench.Learning.DataSet;
using IrisBench.Learning.Training;
using IrisBench.Pipeline.Models;
using IrisBench.Pipeline.Prediction;
using IrisBench.Tests.Pipeline.Models;
using Microsoft.ML;

namespace IrisBench.Tests.Learning;

public sealed class IrisModelTests
{
    private static readonly TrainedModel Trained = IrisTrainer.Train();

    [Fact]
    public void Training_reaches_the_accuracy_of_the_python_original()
        => Assert.True(Trained.Accuracy >= PythonOriginal.TestAccuracy, $"accuracy {Trained.Accuracy}");

    [Fact]
    public void Classes_and_probabilities_are_those_of_the_python_original()
    {
        var model = IrisModel.Load(Trained.Bytes);
        Assert.All(PythonOriginal.Answers, expected =>
        {
            var answer = model.Classify(FeatureGrammar.Of(expected.Features));
            Assert.Equal(expected.Species, answer.Species);
            Assert.All(expected.Probabilities, item => Assert.Equal(item.Value, answer.Probabilities[item.Key], 0.001));
        });
    }

    [Fact]
    public void Training_twice_gives_the_same_model()
    {
        var first = IrisModel.Load(Trained.Bytes);
        var second = IrisModel.Load(IrisTrainer.Train().Bytes);
        Assert.All(IrisDataSet.Load().Test, sample =>
            Assert.Equal(first.Classify(sample.Features).Probabilities, second.Classify(sample.Features).Probabilities));
    }

    [Fact]
    public void The_split_uses_every_row_once()
    {
        var data = IrisDataSet.Load();
        Assert.Equal((120, 30), (data.Train.Count, data.Test.Count));
        Assert.Equal(3, data.Train.Concat(data.Test).GroupBy(sample => sample.Species).Count(group => group.Count() == 50));
    }

    [Fact]
    public async Task One_model_answers_many_callers_at_once()
    {
        var model = IrisModel.Load(Trained.Bytes);
        var expected = PythonOriginal.Answers.ToList();
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), (index, _) =>
        {
            var answer = expected[index % expected.Count];
            Assert.Equal(answer.Species, model.Classify(FeatureGrammar.Of(answer.Features)).Species);
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void Probabilities_over_the_whole_data_set_are_those_of_ml_net()
    {
        var data = IrisDataSet.Load();
        var context = new MLContext(seed: 42);
        using var engine = context.Model.CreatePredictionEngine<ModelInput, ModelOutput>(IrisTrainer.Fit(context, data));
        var model = IrisModel.Load(Trained.Bytes);
        Assert.All(data.Train.Concat(data.Test), sample =>
        {
            var (ours, theirs) = (model.Classify(sample.Features), engine.Predict(ModelInput.Of(sample.Features)));
            Assert.Equal(theirs.PredictedLabel, ours.Species);
            for (var species = 0; species < theirs.Score.Length; species++)
                Assert.Equal(theirs.Score[species], ours.Probabilities[model.Document.Species[species]], 1e-6);
        });
    }

    [Fact]
    public void The_default_model_that_iris_server_ships_is_what_training_gives()
    {
        var (shipped, trained) = (IrisModel.Load(DefaultModel.Bytes), IrisModel.Load(Trained.Bytes));
        Assert.Equal(trained.Document.DataSet, shipped.Document.DataSet);
        Assert.Equal(trained.Document.Trainer.Library, shipped.Document.Trainer.Library);
        Assert.All(IrisDataSet.Load().Test, sample => Assert.All(
            trained.Classify(sample.Features).Probabilities,
            item => Assert.Equal(item.Value, shipped.Classify(sample.Features).Probabilities[item.Key], 1e-4)));
    }
}
