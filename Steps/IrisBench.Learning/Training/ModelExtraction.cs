using System.Reflection;
using IrisBench.Learning.DataSet;
using IrisBench.Pipeline.Models;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace IrisBench.Learning.Training;

/// <summary>Takes the parameters out of what ML.NET trained, so that nobody else needs ML.NET.</summary>
internal static class ModelExtraction
{
    public static ModelDocument Read(ITransformer model, IrisDataSet data, LbfgsMaximumEntropyMulticlassTrainer.Options options)
    {
        var prediction = ((IEnumerable<ITransformer>)model)
            .OfType<MulticlassPredictionTransformer<MaximumEntropyModelParameters>>().Single();
        VBuffer<float>[]? weights = null;
        prediction.Model.GetWeights(ref weights, out _);
        var document = new ModelDocument(
            ModelDocument.CurrentSchema,
            SpeciesOf(prediction),
            ModelDocument.FeatureNames,
            // The features are learned as they are.
            new FeatureScaling([0, 0, 0, 0], [1, 1, 1, 1]),
            [.. weights!.Select(row => (double[])[.. row.DenseValues().Select(weight => (double)weight)])],
            [.. prediction.Model.GetBiases().Select(bias => (double)bias)],
            Accuracy: 0,
            Describe(options),
            new DataSetDescription("iris", IrisDataSet.Sha256(), data.Train.Count, data.Test.Count));
        return document with { Accuracy = AccuracyOf(IrisModel.Of(document), data.Test) };
    }

    // In the order of the keys, which is the order of the weights.
    private static string[] SpeciesOf(MulticlassPredictionTransformer<MaximumEntropyModelParameters> prediction)
    {
        var schema = prediction.GetOutputSchema(new DataViewSchema.Builder().WithFeatures().ToSchema());
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        schema[nameof(ModelOutput.Score)].GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private static DataViewSchema.Builder WithFeatures(this DataViewSchema.Builder builder)
    {
        builder.AddColumn(nameof(ModelInput.Features), new VectorDataViewType(NumberDataViewType.Single, ModelDocument.FeatureNames.Count));
        return builder;
    }

    private static TrainerDescription Describe(LbfgsMaximumEntropyMulticlassTrainer.Options options) => new(
        "L-BFGS maximum entropy",
        $"Microsoft.ML {LibraryVersion()}",
        new Dictionary<string, double>
        {
            ["l1Regularization"] = options.L1Regularization,
            ["l2Regularization"] = options.L2Regularization,
            // By way of decimal, as single precision has no 1e-7.
            ["optimizationTolerance"] = (double)(decimal)options.OptimizationTolerance,
            ["maximumNumberOfIterations"] = options.MaximumNumberOfIterations,
        });

    private static string LibraryVersion()
        => typeof(MLContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static double AccuracyOf(IrisModel model, IReadOnlyList<IrisSample> test)
        => test.Count(sample => model.Classify(sample.Features).Species == sample.Species) / (double)test.Count;
}
