using System.Diagnostics;
using IrisBench.Learning.DataSet;
using IrisBench.Learning.Models;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace IrisBench.Learning.Training;

/// <summary>
/// Trains multinomial logistic regression by L-BFGS on the train rows, as the Python original does
/// (scikit-learn's <c>LogisticRegression(max_iter=200)</c>: L2 with C = 1, bias not regularised, features as they are).
/// </summary>
public static class IrisTrainer
{
    private static readonly LbfgsMaximumEntropyMulticlassTrainer.Options Options = new()
    {
        // scikit-learn minimises C * sum(loss) + |w|^2 / 2, ML.NET sum(loss) + L2 * |w|^2 / 2: C = 1 is L2 = 1.
        L1Regularization = 0,
        L2Regularization = 1,
        OptimizationTolerance = 1e-7f,
        MaximumNumberOfIterations = 200,
        // One thread: 120 rows are too few to share, and the sums then come out the same every time.
        NumberOfThreads = 1,
    };

    /// <summary>Trains a model and measures it on the test rows.</summary>
    public static TrainedModel Train()
    {
        var data = IrisDataSet.Load();
        var context = new MLContext(seed: 42);
        var rows = context.Data.LoadFromEnumerable(data.Train.Select(sample => ModelInput.Of(sample.Features, sample.Species)));
        var started = Stopwatch.GetTimestamp();
        var model = Pipeline(context).Fit(rows);
        var duration = Stopwatch.GetElapsedTime(started);
        using var stream = new MemoryStream();
        context.Model.Save(model, rows.Schema, stream);
        var bytes = stream.ToArray();
        return new TrainedModel(bytes, Accuracy(bytes, data.Test), duration);
    }

    private static IEstimator<ITransformer> Pipeline(MLContext context)
        => context.Transforms.Conversion.MapValueToKey(nameof(ModelInput.Label))
            .Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(Options))
            .Append(context.Transforms.Conversion.MapKeyToValue(nameof(ModelOutput.PredictedLabel)));

    // Measured on the saved bytes: what is posted is what was tested.
    private static double Accuracy(byte[] bytes, IReadOnlyList<IrisSample> test)
    {
        using var model = IrisModel.Load(bytes);
        return test.Count(sample => model.Classify(sample.Features).Species == sample.Species) / (double)test.Count;
    }
}
