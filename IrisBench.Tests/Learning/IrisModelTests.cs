using IrisBench.Learning.DataSet;
using IrisBench.Learning.Models;
using IrisBench.Learning.Prediction;
using IrisBench.Learning.Training;

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
        using var model = IrisModel.Load(Trained.Bytes);
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
        using var first = IrisModel.Load(Trained.Bytes);
        using var second = IrisModel.Load(IrisTrainer.Train().Bytes);
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
        using var model = IrisModel.Load(Trained.Bytes);
        var expected = PythonOriginal.Answers.ToList();
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), (index, _) =>
        {
            var answer = expected[index % expected.Count];
            Assert.Equal(answer.Species, model.Classify(FeatureGrammar.Of(answer.Features)).Species);
            return ValueTask.CompletedTask;
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(3000)]
    public void A_truncated_model_is_refused(int length)
        => Assert.Throws<InvalidModelException>(() => IrisModel.Load(Trained.Bytes[..length]));

    [Fact]
    public void Bytes_that_are_no_model_are_refused()
        => Assert.Throws<InvalidModelException>(() => IrisModel.Load("not a zip at all"u8.ToArray()));
}
