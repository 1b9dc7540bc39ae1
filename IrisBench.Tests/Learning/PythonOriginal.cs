using System.Text.Json;

namespace IrisBench.Tests.Learning;

/// <summary>What the Python original answers, recorded from it.</summary>
internal static class PythonOriginal
{
    private static readonly JsonElement Recorded = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Learning", "python-original-answers.json"))).RootElement;

    public static double TestAccuracy => Recorded.GetProperty("test_accuracy").GetDouble();

    public static IEnumerable<Answer> Answers => Recorded.GetProperty("predictions").EnumerateArray().Select(prediction => new Answer(
        [.. prediction.GetProperty("input").EnumerateArray().Select(number => number.GetDouble())],
        prediction.GetProperty("class").GetString()!,
        prediction.GetProperty("probabilities").EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetDouble())));

    public sealed record Answer(double[] Features, string Species, Dictionary<string, double> Probabilities)
    {
        public string Text
            => string.Join(',', Features.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
