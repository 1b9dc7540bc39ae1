using System.Diagnostics;
using System.Text.Json;
using IrisBench.Learning.DataSet;
using IrisBench.Pipeline.Models;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace IrisBench.Learning.Training;

/// <summary>Trains multinomial logistic regression by L-BFGS on the train rows, as the Python original does (scikit-learn's
/// <c>LogisticRegression(max_iter=200)</c>: L2 with C = 1, bias not regularised, features as they are).</summary>
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
        var started = Stopwatch.GetTimestamp();
        var model = Fit(context, data);
        var duration = Stopwatch.GetElapsedTime(started);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(ModelExtraction.Read(model, data, Options), ModelJson.Default.ModelDocument);
        return new TrainedModel(bytes, IrisModel.Load(bytes).Document.Accuracy, duration);
    }

    /// <summary>ML.NET's own model, as it is before its parameters are taken out.</summary>
    internal static ITransformer Fit(MLContext context, IrisDataSet data)
    {
        var rows = context.Data.LoadFromEnumerable(data.Train.Select(sample => ModelInput.Of(sample.Features, sample.Species)));
        return context.Transforms.Conversion.MapValueToKey(nameof(ModelInput.Label))
            .Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(Options))
            .Append(context.Transforms.Conversion.MapKeyToValue(nameof(ModelOutput.PredictedLabel)))
            .Fit(rows);
    }
}

/// <summary>A freshly trained model: a <see cref="ModelDocument"/> in JSON, the share of the test rows that it classifies rightly (0 to 1),
/// and how long the training took, without reading the data and without the evaluation.</summary>
public sealed record TrainedModel(byte[] Bytes, double Accuracy, TimeSpan Duration);

/// <summary>A row as ML.NET reads it.</summary>
internal sealed class ModelInput
{
    [VectorType(4)]
    public float[] Features { get; set; } = [];

    public string Label { get; set; } = "";

    public static ModelInput Of(IrisFeatures features, string species = "") => new()
    {
        Features = [features.SepalLength, features.SepalWidth, features.PetalLength, features.PetalWidth],
        Label = species,
    };
}

/// <summary>A prediction as ML.NET writes it; scores are probabilities in the order of the model's keys.</summary>
internal sealed class ModelOutput
{
    public string PredictedLabel { get; set; } = "";

    public float[] Score { get; set; } = [];
}
