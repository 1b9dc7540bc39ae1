using System.Text.Encodings.Web;
using System.Text.Json;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;

namespace IrisBench.Experiments.Sides.Templates;

/// <summary>What templates are filled with that is known before anything is asked. What comes from the environment is kept out of every text that is shown or written.</summary>
internal sealed class RunInputs
{
    private readonly RunRequest _request;
    private readonly Dictionary<string, string> _environment;
    private readonly (string Shown, string Secret)[] _secrets;

    /// <exception cref="ExperimentException">A variable is not set, or a side needs a system that the run has not.</exception>
    public RunInputs(RunRequest request)
    {
        _request = request;
        var names = SystemTexts.NamesOf(request.Experiment).ToArray();
        _environment = names.Select(used => used.Name).Where(name => name.StartsWith(InputNames.Environment, StringComparison.Ordinal)).Distinct()
            .ToDictionary(name => name, name => Environment.GetEnvironmentVariable(name[InputNames.Environment.Length..]) ?? "");
        if (names.Where(used => _environment.TryGetValue(used.Name, out var value) && value.Length == 0).Select(used => used.Name[InputNames.Environment.Length..]).Distinct().ToArray() is { Length: > 0 } missing)
            throw new ExperimentException($"The environment lacks {string.Join(", ", missing)}, which the experiment takes from there.");
        if (names.FirstOrDefault(used => InputNames.Own.ContainsKey(used.Name) && Of(used.Name) is null) is { Name: { } name } lacking)
            throw new ExperimentException($"The side {lacking.Side} uses {{{{{name}}}}}, which the system that is compared does not have.");
        _secrets = [.. _environment.SelectMany(variable => Spellings(variable.Value).Distinct().Select(value => (Shown: $"{{{{{variable.Key}}}}}", Secret: value))).OrderByDescending(secret => secret.Secret.Length)];
    }

    /// <summary>A value, or null for what is not known beforehand.</summary>
    public string? Of(string name)
        => _environment.GetValueOrDefault(name) ?? (InputNames.Own.TryGetValue(name, out var own) ? own(_request.Targets, _request.Credentials) : null);

    /// <summary>A value at a point of a sweep.</summary>
    public string? Of(string name, PipelineDefinition pipeline) => InputNames.Pipeline.TryGetValue(name, out var value) ? value(pipeline) : Of(name);

    /// <summary>An address or the like, filled.</summary>
    public string Fill(string template) => Template.Parse(template).With(Of).Fixed() ?? template;

    /// <summary>An answer to be written, without the environment's values.</summary>
    public JsonElement Hide(JsonElement answer)
    {
        var text = answer.ValueKind == JsonValueKind.String ? answer.GetString()! : answer.GetRawText();
        return Hide(text) is var hidden && hidden == text ? answer : JsonSerializer.SerializeToElement(hidden);
    }

    /// <summary>A text to be shown or written, without the environment's values.</summary>
    public string Hide(string text)
    {
        foreach (var (shown, secret) in _secrets)
            text = text.Replace(secret, shown, StringComparison.Ordinal);
        return text;
    }

    private static IEnumerable<string> Spellings(string value)
        => [value, Uri.EscapeDataString(value), JsonEncodedText.Encode(value).ToString(), JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()];
}
