using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>A definition's text, YAML or JSON, as a tree, with the lines on which its keys stand.</summary>
/// <param name="Root">The tree.</param>
/// <param name="Lines">Lines by path (<c>sides[1].mode</c>), from 1; empty when they are not known.</param>
internal sealed record DefinitionText(JsonNode? Root, IReadOnlyDictionary<string, long> Lines)
{
    // Far more than any experiment; the file may be anything.
    public const int MaximumCharacters = 1024 * 1024;

    private static readonly JsonDocumentOptions JsonOptions = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

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
            var problem = text.Split('\n').Index().FirstOrDefault(line => line.Item[..^line.Item.TrimStart().Length].Contains('\t'))
                is { Item: not null } tab
                ? new DefinitionProblem(tab.Index + 1, "is not YAML: a tab cannot indent")
                : new DefinitionProblem(exception.Start.Line, $"is not YAML: {Excerpt.Of(exception.Message, Excerpt.Sentence)}");
            throw new DefinitionException(source, [problem], exception);
        }
    }

    // JSON is YAML but for its tabs; the lines come from the YAML parser where it can read it.
    private static DefinitionText ParseJson(string text, string source)
    {
        try
        {
            var root = JsonNode.Parse(text, documentOptions: JsonOptions);
            // As of YAML: whatever is told of it is told of each.
            return YamlReading.CountOf(root) > YamlReading.MaximumNodes
                ? throw new DefinitionException(
                    source, [new DefinitionProblem(null, $"has more than {YamlReading.MaximumNodes} values")])
                : new DefinitionText(root, LinesOfJson(text, source));
        }
        catch (JsonException exception)
        {
            var problem = exception.LineNumber is null ? $"is not JSON: {Excerpt.Of(exception.Message, Excerpt.Sentence)}" : "is not JSON";
            throw new DefinitionException(source, [new DefinitionProblem(exception.LineNumber + 1, problem)], exception);
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

/// <summary>Turns YAML into JSON nodes by YAML's core schema (YAML 1.2.2, 10.3) and notes the lines. From the parser's events, counted
/// as they come: a document of a few hundred bytes may stand for more nodes than there is memory, by aliases, and a deep one for more
/// calls than there is stack.</summary>
internal sealed partial class YamlReading(string source)
{
    private const int MaximumDepth = 32;

    /// <summary>Values of an experiment, inner ones included.</summary>
    public const int MaximumNodes = 10_000;

    private readonly Dictionary<string, long> _lines = [];
    private int _nodes;

    public IReadOnlyDictionary<string, long> Lines => _lines;

    /// <summary>How many values there are in a tree.</summary>
    public static int CountOf(JsonNode? node) => 1 + node switch
    {
        JsonObject mapping => mapping.Sum(member => CountOf(member.Value)),
        JsonArray list => list.Sum(CountOf),
        _ => 0,
    };

    /// <exception cref="DefinitionException">It is not one document of mappings, lists and values, or too large a one.</exception>
    /// <exception cref="YamlException">It is not YAML.</exception>
    public JsonNode? Read(TextReader text)
    {
        var parser = new Parser(text);
        parser.Consume<StreamStart>();
        JsonNode? root = null;
        if (parser.TryConsume<DocumentStart>(out _))
        {
            root = Read(parser, "", depth: 0);
            parser.Consume<DocumentEnd>();
        }

        return parser.TryConsume<StreamEnd>(out _) ? root : throw Refused(parser.Current!, "holds more than one document");
    }

    private JsonNode? Read(Parser parser, string path, int depth)
    {
        var node = parser.Consume<ParsingEvent>();
        _lines.TryAdd(path, node.Start.Line);
        if (depth > MaximumDepth)
            throw Refused(node, $"is nested deeper than {MaximumDepth}");
        if (++_nodes > MaximumNodes)
            throw Refused(node, $"has more than {MaximumNodes} values");

        return node switch
        {
            MappingStart => ReadMapping(parser, path, depth),
            SequenceStart => ReadSequence(parser, path, depth),
            Scalar scalar => ReadScalar(scalar),
            _ => throw Refused(node, "has an alias, which no experiment needs: steps that several sides have stand once, under 'common'"),
        };
    }

    private JsonObject ReadMapping(Parser parser, string path, int depth)
    {
        var result = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Current!;
            var name = parser.TryConsume<Scalar>(out var text) ? text.Value : throw Refused(key, "has a key that is no text");
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            _lines.TryAdd(inner, key.Start.Line);
            if (!result.TryAdd(name, Read(parser, inner, depth + 1)))
                throw Refused(key, $"has the key '{Excerpt.Of(name)}' twice");
        }

        return result;
    }

    private JsonArray ReadSequence(Parser parser, string path, int depth)
    {
        var result = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
            result.Add(Read(parser, $"{path}[{result.Count}]", depth + 1));
        return result;
    }

    private static JsonValue? ReadScalar(Scalar scalar)
    {
        var text = scalar.Value;
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
            return JsonValue.Create(text);

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when WholeNumber().IsMatch(text)
                && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                => JsonValue.Create(whole),
            _ when Number().IsMatch(text)
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number)
                => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }

    private DefinitionException Refused(ParsingEvent at, string problem) => new(source, [new DefinitionProblem(at.Start.Line, problem)]);

    [GeneratedRegex(@"^[-+]?[0-9]+\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Number();
}
