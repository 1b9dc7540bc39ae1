using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IrisBench.Experiments.Results;

/// <summary>JSON Lines (https://jsonlines.org): a value a line.</summary>
internal static class JsonLines
{
    /// <summary>Reads all values. None for a file that does not exist; a last line without its end is what a killed writer left.</summary>
    /// <exception cref="RunFolderException">A line is not such a value.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(FileInfo file, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (!File.Exists(file.FullName))
            return [];

        var lines = (await File.ReadAllTextAsync(file.FullName, cancellationToken)).Split('\n');
        var values = new List<T>();
        foreach (var (index, line) in lines.Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            try
            {
                values.Add(JsonSerializer.Deserialize(line, type) ?? throw new JsonException("It is null."));
            }
            catch (JsonException) when (index == lines.Length - 1)
            {
                break;
            }
            catch (JsonException exception)
            {
                throw new RunFolderException($"{file}, line {index + 1}: {exception.Message}", exception);
            }
        }

        return values;
    }
}
