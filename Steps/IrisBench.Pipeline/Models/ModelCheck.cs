namespace IrisBench.Pipeline.Models;

/// <summary>What a document must fulfil beyond its JSON types. Numbers are bounded, so that no flower that is accepted can make a score
/// overflow.</summary>
internal static class ModelCheck
{
    private const int MaximumSpecies = 16;
    private const int MaximumTextLength = 200;
    private const int MaximumSettings = 64;
    private const double MaximumMagnitude = 1e9;

    /// <exception cref="InvalidModelException">The first thing that is wrong.</exception>
    public static void Check(ModelDocument document)
    {
        var features = ModelDocument.FeatureNames.Count;
        Require(document.Schema == ModelDocument.CurrentSchema, $"schema must be '{ModelDocument.CurrentSchema}'");
        Require(document.Species.Count is >= 2 and <= MaximumSpecies, $"species must be 2 to {MaximumSpecies} names");
        Require(
            document.Species.All(IsText),
            $"each species must be a name of 1 to {MaximumTextLength} characters, none of them a control character");
        Require(document.Species.Distinct().Count() == document.Species.Count, "no species may be named twice");
        Require(
            document.Features.Count == features && document.Features.SequenceEqual(ModelDocument.FeatureNames),
            $"features must be {string.Join(", ", ModelDocument.FeatureNames)}");
        RequireNumbers("scaling.offsets", document.Scaling.Offsets, features);
        RequireNumbers("scaling.factors", document.Scaling.Factors, features);
        RequireNumbers("biases", document.Biases, document.Species.Count);
        Require(document.Weights.Count == document.Species.Count, "weights must have a row for each species");
        foreach (var row in document.Weights)
            RequireNumbers("each row of weights", row, features);
        Require(document.Accuracy is >= 0 and <= 1, "accuracy must be a number from 0 to 1");
        CheckOrigin(document.Trainer, document.DataSet);
    }

    private static void CheckOrigin(TrainerDescription trainer, DataSetDescription data)
    {
        Require(
            IsText(trainer.Name) && IsText(trainer.Library),
            $"trainer.name and trainer.library must have 1 to {MaximumTextLength} characters, none of them a control character");
        Require(
            trainer.Settings.Count <= MaximumSettings
                && trainer.Settings.All(setting => IsText(setting.Key) && double.IsFinite(setting.Value)),
            $"trainer.settings must be at most {MaximumSettings} finite numbers");
        Require(
            IsText(data.Name),
            $"dataSet.name must have 1 to {MaximumTextLength} characters, none of them a control character");
        Require(
            data.Sha256.Length == 64 && data.Sha256.All(char.IsAsciiHexDigitLower),
            "dataSet.sha256 must be 64 lower-case hexadecimal digits");
        Require(data is { TrainRows: > 0, TestRows: > 0 }, "dataSet.trainRows and dataSet.testRows must be above 0");
    }

    // It ends up on terminals and in logs, where a control character would steer what shows it.
    private static bool IsText(string text) => text is { Length: > 0 and <= MaximumTextLength } && !text.Any(char.IsControl);

    // Null stands where the JSON had one: the serializer's own check does not look into lists.
    private static void RequireNumbers(string name, IReadOnlyList<double>? numbers, int count)
        => Require(
            numbers?.Count == count && numbers.All(number => Math.Abs(number) <= MaximumMagnitude),
            $"{name} must be {count} numbers from -{MaximumMagnitude:E0} to {MaximumMagnitude:E0}");

    private static void Require(bool holds, string rule)
    {
        if (!holds)
            throw new InvalidModelException($"The document is not a model: {rule}.");
    }
}

/// <summary>The bytes are not a model that can classify an iris; the message is one sentence for who sent them.</summary>
public sealed class InvalidModelException(string message, Exception? innerException = null) : Exception(message, innerException);
