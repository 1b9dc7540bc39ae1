using System.Globalization;
using System.Text.Json;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Load;

/// <summary>
/// The step's input: nothing, <c>iterations;size;seed</c> with the last ones left out as one likes, or a JSON object
/// with those fields, each optional.
/// </summary>
internal static class LoadGrammar
{
    private static readonly string Expected =
        $"expected iterations;size;seed or {{\"iterations\":…,\"size\":…,\"seed\":…}}, each optional, with iterations 0 to "
        + $"{LoadParameters.MaxIterations}, size 1 to {LoadParameters.MaxSize} and seed 0 to {LoadParameters.MaxSeed}, as whole numbers.";

    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>.</exception>
    public static LoadParameters Parse(StepRequest request, LoadParameters defaults)
    {
        var input = request.IsJson ? ParseJson(request.Body) : ParseText(request.Body);
        return new LoadParameters(
            input.Iterations ?? defaults.Iterations, input.Size ?? defaults.Size, input.Seed ?? defaults.Seed).EnsureInRange();
    }

    private static LoadInput ParseJson(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, LoadJsonContext.Default.LoadInput)!;
        }
        catch (JsonException exception)
        {
            throw new StepException(StepFailure.InvalidInput, $"The JSON body was not understood: {Expected}", exception);
        }
    }

    private static LoadInput ParseText(string body)
    {
        if (string.IsNullOrWhiteSpace(body))
            return new LoadInput();
        var fields = body.Split(';', StringSplitOptions.TrimEntries);
        if (fields.Length > 3)
            throw StepException.InvalidInput($"The body has {fields.Length} fields: {Expected}");
        return new LoadInput(
            ParseNumber<int>("iterations", fields, 0), ParseNumber<int>("size", fields, 1), ParseNumber<long>("seed", fields, 2));
    }

    private static T? ParseNumber<T>(string name, string[] fields, int index)
        where T : struct, ISpanParsable<T>
    {
        if (index >= fields.Length)
            return null;
        return T.TryParse(fields[index], CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StepException.InvalidInput($"{name} is not a whole number in range: {Expected}");
    }
}
