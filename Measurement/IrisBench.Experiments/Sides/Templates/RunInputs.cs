using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;

namespace IrisBench.Experiments.Sides.Templates;

/// <summary>What templates are filled with that is known before anything is asked. What comes from the environment is kept out of every
/// text that is shown or written.</summary>
internal sealed class RunInputs
{
    private readonly RunRequest _request;
    private readonly Dictionary<string, string> _environment;
    private readonly Dictionary<string, string> _shown = new(StringComparer.OrdinalIgnoreCase);
    private readonly SecretSearch _secrets;

    /// <exception cref="ExperimentException">A variable is not set, or a side needs a system that the run has not.</exception>
    public RunInputs(RunRequest request)
    {
        _request = request;
        var names = request.Experiment.Sides
            .SelectMany(side => SystemTexts.NamesOf(request.SystemOf(side)), (side, name) => (Side: side, Name: name)).ToArray();
        _environment = names.Select(used => used.Name)
            .Where(name => name.StartsWith(InputNames.Environment, StringComparison.Ordinal)).Distinct()
            .ToDictionary(name => name, name => Environment.GetEnvironmentVariable(name[InputNames.Environment.Length..]) ?? "");
        var missing = names.Where(used => _environment.TryGetValue(used.Name, out var value) && value.Length == 0)
            .Select(used => used.Name[InputNames.Environment.Length..]).Distinct().ToArray();
        if (missing.Length > 0)
            throw new ExperimentException($"The environment lacks {string.Join(", ", missing)}, which the experiment takes from there: "
                + $"set it, as in {missing[0]}=VALUE irisbench …");
        if (names.FirstOrDefault(used => InputNames.Own.ContainsKey(used.Name) && Of(used.Name) is null) is { Name: { } name } lacking)
            throw new ExperimentException(lacking.Side.System is null
                ? InputNames.Own[name].Lacking
                : $"The side {lacking.Side.Name} uses {{{{{name}}}}}, which the system that is compared does not have: leave it out.");
        var secrets = _environment.Where(variable => !IsProcessId(variable.Key));
        if (names.Any(used => used.Name == InputNames.Password))
            secrets = secrets.Append(new(InputNames.Password, Of(InputNames.Password)!));
        foreach (var (variable, secret) in secrets)
            _shown.TryAdd(secret, $"{{{{{variable}}}}}");
        _secrets = new SecretSearch(_shown);
    }

    /// <summary>A value, or null for what is not known beforehand.</summary>
    public string? Of(string name)
        => _environment.GetValueOrDefault(name)
            ?? (InputNames.Own.TryGetValue(name, out var own) ? own.Value(_request.Targets, _request.Credentials) : null);

    /// <summary>A value at a point of a sweep.</summary>
    public string? Of(string name, PipelineDefinition pipeline)
        => InputNames.Pipeline.TryGetValue(name, out var value) ? value(pipeline) : Of(name);

    public string Fill(string template) => Template.Parse(template).With(Of).Fixed() ?? template;

    /// <summary>An address to be shown: as it is written, and only where irisbench's own system is stands in it.</summary>
    public string Shown(string template)
        => Template.Parse(template).With(name => InputNames.IsAddress(name) ? Of(name) : null).ToString();

    /// <summary>A copy of an answer to be written, without the environment's values: texts and names are looked through as they are
    /// meant, numbers only as a whole.</summary>
    /// <exception cref="InvalidOperationException">A text in it is no UTF-16.</exception>
    public JsonElement Hide(JsonElement answer) => _shown.Count == 0 ? answer.Clone() : JsonSerializer.SerializeToElement(Hidden(answer));

    /// <summary>A text to be shown or written, without the environment's values.</summary>
    public string Hide(string text) => _secrets.Replace(text);

    // The id of a process is no secret, and a message about it must name it.
    private bool IsProcessId(string name)
        => _environment[name].All(char.IsAsciiDigit) && _request.Experiment.Sides
            .SelectMany(side => SystemTexts.Of(_request.SystemOf(side)))
            .Where(text => Template.Parse(text.Text).Names.Contains(name))
            .All(text => text.Path.EndsWith(".process", StringComparison.Ordinal));

    private JsonNode? Hidden(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in value.EnumerateObject())
                    members[Hide(member.Name)] = Hidden(member.Value);
                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(Hidden)]);
            case JsonValueKind.String:
                return Hide(value.GetString()!);
            default:
                return _shown.TryGetValue(value.GetRawText(), out var shown) ? shown : JsonValue.Create(value);
        }
    }
}

/// <summary>Names that a template may use beside what its own steps take from answers, and what they stand for.</summary>
internal static class InputNames
{
    /// <summary>The flower of a run: four numbers with commas between them.</summary>
    public const string Flower = "flower";

    public static string TextOf(IReadOnlyList<double> flower)
        => string.Join(',', flower.Select(feature => feature.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Begin of a variable of the environment.</summary>
    public const string Environment = "env:";

    /// <summary>Begin of what irisbench's own system is asked for; whoever uses it needs that system.</summary>
    public const string Iris = "iris.";

    /// <summary>The password of who signs in at irisbench's own system.</summary>
    public const string Password = "iris.password";

    /// <summary>Whether it is an address of irisbench's own system, which is no secret.</summary>
    public static bool IsAddress(string name) => Own.ContainsKey(name) && name is not (User or Password);

    private const string User = "iris.user";
    private const string LacksSignIn = "The experiment has the Iris pipeline as a side; who signs in is missing.";

    /// <summary>What the experiment gives every run, at a point of a sweep.</summary>
    public static FrozenDictionary<string, Func<PipelineDefinition, string>> Pipeline { get; }
        = new Dictionary<string, Func<PipelineDefinition, string>>
        {
            ["pipeline.model"] = pipeline => pipeline.Model,
            ["pipeline.iterations"] = pipeline => Text(pipeline.Iterations),
            ["pipeline.size"] = pipeline => Text(pipeline.Size),
            ["pipeline.seed"] = pipeline => Text(pipeline.Seed),
            // White space, which JSON ignores.
            ["pipeline.payload"] = pipeline => new string(' ', pipeline.PayloadBytes),
        }.ToFrozenDictionary();

    /// <summary>Where irisbench's own system is and who signs in there; null where the run has none, and what it then lacks.</summary>
    public static FrozenDictionary<string, (Func<RunTargets, RunCredentials?, string?> Value, string Lacking)> Own { get; }
        = new Dictionary<string, (Func<RunTargets, RunCredentials?, string?>, string)>
        {
            [User] = ((_, credentials) => credentials?.User, LacksSignIn),
            [Password] = ((_, credentials) => credentials?.Password, LacksSignIn),
            ["iris.gateway"] = (
            (targets, _) => targets.Gateway?.AbsoluteUri.TrimEnd('/'),
            "The experiment has functions as a side; the address of their gateway, or of Knative's, is missing."),
            ["iris.monolith"] = (
            (targets, _) => targets.Monolith?.AbsoluteUri.TrimEnd('/'),
            "The experiment has the monolith as a side; its address is missing."),
            ["iris.gateway-metrics"] = Metrics(ComponentNames.Gateway),
            ["iris.monolith-metrics"] = Metrics(ComponentNames.Monolith),
            ["iris.server-metrics"] = Metrics(ComponentNames.IrisServer),
        }.ToFrozenDictionary();

    private static (Func<RunTargets, RunCredentials?, string?>, string) Metrics(string component) => (
        (targets, _) => targets.Metrics.GetValueOrDefault(component)?.AbsoluteUri,
        $"Neither a Prometheus server nor the address of the metrics of {component} is given.");

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
