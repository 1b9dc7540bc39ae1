using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>A definition's text, YAML or JSON, as a tree, with the lines on which its keys stand.</summary>
/// <param name="Root">The tree.</param>
/// <param name="Lines">Lines by path (<c>sides[1].mode</c>), from 1; empty when they are not known.</param>
internal sealed record DefinitionText(JsonNode? Root, IReadOnlyDictionary<string, long> Lines)
{
    // Far more than any experiment; the file may be anything.
    public const int MaximumCharacters = 1024 * 1024;

    private static readonly JsonDocumentOptions JsonOptions = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };

    /// <exception cref="DefinitionException">It is neither YAML nor JSON.</exception>
    public static DefinitionText Parse(string text, string source)
    {
        if (text.Length > MaximumCharacters)
            throw new DefinitionException(source, [new DefinitionProblem(null, $"is larger than {MaximumCharacters} characters")]);

        return text.AsSpan().TrimStart() is ['{', ..] ? ParseJson(text, source) : ParseYaml(text, source);
    }

    private static DefinitionText ParseYaml(string text, string source)
    {
        try
        {
            return FromYaml(text, source);
        }
        catch (YamlException exception)
        {
            // The parser tells a tab at where it had hoped for a key, lines before.
            var problem = text.Split('\n').Index().FirstOrDefault(line => line.Item[..^line.Item.TrimStart().Length].Contains('\t')) is { Item: not null } tab
                ? new DefinitionProblem(tab.Index + 1, "is not YAML: a tab cannot indent")
                : new DefinitionProblem(exception.Start.Line, $"is not YAML: {exception.Message}");
            throw new DefinitionException(source, [problem], exception);
        }
    }

    // JSON is YAML but for its tabs; the lines come from the YAML parser where it can read it.
    private static DefinitionText ParseJson(string text, string source)
    {
        try
        {
            var root = JsonNode.Parse(text, documentOptions: JsonOptions);
            return new DefinitionText(root, LinesOfJson(text, source));
        }
        catch (JsonException exception)
        {
            throw new DefinitionException(source, [new DefinitionProblem(exception.LineNumber + 1, exception.LineNumber is null ? $"is not JSON: {exception.Message}" : "is not JSON")], exception);
        }
    }

    private static IReadOnlyDictionary<string, long> LinesOfJson(string text, string source)
    {
        try
        {
            return FromYaml(text, source).Lines;
        }
        catch (Exception exception) when (exception is YamlException or DefinitionException)
        {
            return new Dictionary<string, long>();
        }
    }

    private static DefinitionText FromYaml(string text, string source)
    {
        var reading = new YamlReading(source);
        return new DefinitionText(reading.Read(new StringReader(text)), reading.Lines);
    }
}
