using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using IrisBench.Pipeline.Models;

namespace IrisBench.Learning.DataSet;

/// <summary>Fisher's Iris data set (R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936), 150 flowers, with the
/// 80/20 split of the Python original, so that both are trained and tested on the same rows.</summary>
public sealed class IrisDataSet
{
    private IrisDataSet(IReadOnlyList<IrisSample> train, IReadOnlyList<IrisSample> test) => (Train, Test) = (train, test);

    /// <summary>120 rows.</summary>
    public IReadOnlyList<IrisSample> Train { get; }

    /// <summary>30 rows.</summary>
    public IReadOnlyList<IrisSample> Test { get; }

    /// <summary>Reads the data set and the split that are embedded in the assembly.</summary>
    public static IrisDataSet Load()
    {
        var rows = ReadRows();
        using var stream = OpenResource("split-42.json");
        using var split = JsonDocument.Parse(stream);
        return new IrisDataSet(Select(rows, split.RootElement.GetProperty("train")), Select(rows, split.RootElement.GetProperty("test")));
    }

    private static List<IrisSample> ReadRows()
    {
        using var reader = new StreamReader(OpenResource("iris.csv"));
        reader.ReadLine();
        var rows = new List<IrisSample>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            rows.Add(new IrisSample(new IrisFeatures(Cell(0), Cell(1), Cell(2), Cell(3)), cells[4]));

            float Cell(int index) => float.Parse(cells[index], CultureInfo.InvariantCulture);
        }

        return rows;
    }

    private static List<IrisSample> Select(List<IrisSample> rows, JsonElement indices)
        => [.. indices.EnumerateArray().Select(index => rows[index.GetInt32()])];

    /// <summary>SHA-256 of the embedded file, in lower-case hexadecimal.</summary>
    public static string Sha256()
    {
        using var stream = OpenResource("iris.csv");
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static Stream OpenResource(string name)
        => Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
}

/// <summary>A row of the data set; the species is setosa, versicolor or virginica.</summary>
public sealed record IrisSample(IrisFeatures Features, string Species);
