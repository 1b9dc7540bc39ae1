using System.Collections.Concurrent;
using IrisBench.Learning.DataSet;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace IrisBench.Learning.Models;

/// <summary>A trained classifier, loaded from ML.NET's zip format. Safe for concurrent use.</summary>
public sealed class IrisModel : IDisposable
{
    // A prediction engine serves one caller at a time; making one costs milliseconds, so they are kept.
    private readonly ConcurrentBag<PredictionEngine<ModelInput, ModelOutput>> _engines = [];
    private readonly MLContext _context;
    private readonly ITransformer _transformer;
    private readonly string[] _species;

    private IrisModel(MLContext context, ITransformer transformer)
    {
        (_context, _transformer) = (context, transformer);
        var engine = CreateEngine();
        _species = SpeciesOf(engine);
        _engines.Add(engine);
    }

    /// <summary>Loads a model.</summary>
    /// <param name="bytes">A zip as <c>MLContext.Model.Save</c> writes it.</param>
    /// <exception cref="InvalidModelException">The bytes are not an ML.NET model, or one with another shape.</exception>
    public static IrisModel Load(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            var context = new MLContext(seed: 0);
            using var stream = new MemoryStream(bytes, writable: false);
            return new IrisModel(context, context.Model.Load(stream, out _));
        }
        // ML.NET answers broken bytes with whatever its readers run into; none of it is worth telling apart here.
        catch (Exception exception) when (exception is not OutOfMemoryException and not InvalidModelException)
        {
            throw new InvalidModelException("The bytes are not a loadable iris model.", exception);
        }
    }

    /// <summary>Classifies one flower.</summary>
    public Classification Classify(IrisFeatures features)
    {
        var engine = _engines.TryTake(out var kept) ? kept : CreateEngine();
        try
        {
            var output = engine.Predict(ModelInput.Of(features));
            return new Classification(
                output.PredictedLabel,
                _species.Zip(output.Score, (species, score) => KeyValuePair.Create(species, (double)score)).ToDictionary());
        }
        finally
        {
            _engines.Add(engine);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_engines.TryTake(out var engine))
        {
            engine.Dispose();
        }
    }

    private static string[] SpeciesOf(PredictionEngine<ModelInput, ModelOutput> engine)
    {
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        engine.OutputSchema[nameof(ModelOutput.Score)].GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private PredictionEngine<ModelInput, ModelOutput> CreateEngine()
        => _context.Model.CreatePredictionEngine<ModelInput, ModelOutput>(_transformer);
}
