using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Sides;

/// <summary>Makes sides ready to be called: reads their templates once, and lays their steps out in groups.</summary>
internal sealed class PreparedSides(RunRequest request, RunInputs inputs)
{
    private readonly InstanceLedger _instances = new();

    /// <exception cref="ExperimentException">With what the environment holds a step is no request.</exception>
    public PipelineSide Of(SideDefinition side, PipelineDefinition pipeline)
    {
        try
        {
            var system = request.SystemOf(side);
            var baseUrl = inputs.Fill(system.BaseUrl ?? "").TrimEnd('/');
            return new PipelineSide(
                Groups([.. system.Steps.Select(step => new PreparedStep(step, baseUrl, inputs, pipeline))], pipeline),
                side.Mode, _instances, inputs);
        }
        catch (ExperimentException exception)
        {
            throw new ExperimentException($"The side {side.Name}, {exception.Message}.", exception);
        }
    }

    private static List<IReadOnlyList<(string, PreparedStep)>> Groups(IReadOnlyList<PreparedStep> steps, PipelineDefinition pipeline)
    {
        var groups = new List<IReadOnlyList<(string, PreparedStep)>>();
        foreach (var step in steps)
        {
            var (name, repeat) = (step.Definition.Name, step.Definition.Repeat);
            var times = repeat switch { StepRepetition.Chain => pipeline.Chain, StepRepetition.FanOut => pipeline.FanOut, _ => 1 };
            var calls = Enumerable.Range(1, times).Select(time => (times == 1 ? name : $"{name}-{time}", step)).ToArray();
            if (repeat == StepRepetition.Chain)
                groups.AddRange(calls.Select(call => new[] { call }));
            else if (step.Definition.Together)
                groups[^1] = [.. groups[^1], .. calls];
            else
                groups.Add(calls);
        }

        return groups;
    }
}

/// <summary>A step with all put in that is known before a run; a call fills in only what earlier answers hold.</summary>
internal sealed partial class PreparedStep
{
    // No name that a step can take: those have no dots.
    private const string BaseUrl = "system.base";

    private readonly HttpMethod _method;
    private readonly Template _address;
    private readonly Uri _origin;
    private readonly Uri? _fixedAddress;
    private readonly IReadOnlyList<(string Name, Template Value)> _headers;
    private readonly Template? _body;
    private readonly byte[]? _fixedBody;
    private readonly MediaTypeHeaderValue? _contentType;

    /// <exception cref="ExperimentException">With these inputs it is no request.</exception>
    public PreparedStep(StepDefinition definition, string baseUrl, RunInputs inputs, PipelineDefinition pipeline)
    {
        Definition = definition;
        _method = new HttpMethod(definition.Method ?? (definition.Body is null ? "GET" : "POST"));
        // A value that an address or a path begins with is one itself.
        var text = UnfilteredBegin().Replace(definition.Url ?? definition.Path!, "{{$1|raw}}");
        _address = Template.Parse(definition.Url is null ? $"{{{{{BaseUrl}|raw}}}}{text}" : text, "url")
            .With(name => name == BaseUrl ? baseUrl : inputs.Of(name, pipeline));
        _origin = OriginOf().Match(_address.Head) is { Success: true } origin
            && Uri.TryCreate(origin.Value, UriKind.Absolute, out var found)
            && found.UserInfo.Length == 0
            ? found
            : throw new ExperimentException(
                $"step {definition.Name}: '{inputs.Hide(_address.Head)}' does not begin with http:// or https:// "
                + "and a host, without a user");
        if (_address.Fixed() is not null)
            _fixedAddress = AddressOf(new Dictionary<string, string>());
        _headers = [.. definition.Headers.Select(header =>
            (header.Key, Template.Parse(header.Value).With(name => inputs.Of(name, pipeline))))];
        if (_headers.FirstOrDefault(header => header.Value.Fixed() is { } value && HasControl(value)) is { Name: { } broken })
            throw new ExperimentException(
                $"step {definition.Name}: the header {broken} would have a line break or another control character");
        _body = definition.Body is { } body ? Template.Parse(body).With(name => inputs.Of(name, pipeline)) : null;
        _fixedBody = _body?.Fixed() is { } fixedBody ? Encoding.UTF8.GetBytes(fixedBody) : null;
        _contentType = definition.Body is null
            ? null
            : new MediaTypeHeaderValue(JsonBegin().IsMatch(definition.Body) ? "application/json" : "text/plain", "utf-8");
        Take = [.. definition.Take.Select(taken => (taken.Key, JsonPointer.TryParse(taken.Value)!))];
        Durations = definition.Durations is { } durations ? JsonPointer.TryParse(durations) : null;
    }

    public StepDefinition Definition { get; }

    /// <summary>Scheme, host and port of its address.</summary>
    public Uri Origin => _origin;

    public IReadOnlyList<(string Name, JsonPointer Pointer)> Take { get; }

    /// <summary>Where its answer tells the durations of its parts; null where it is timed from outside.</summary>
    public JsonPointer? Durations { get; }

    public bool NeedsJson => Durations is not null || Take.Any(take => !take.Pointer.IsWhole);

    /// <summary>Its request, made of what was taken from earlier answers. The clock begins when it is made.</summary>
    /// <exception cref="StepFailedException">With these values it is no request.</exception>
    public StepAttempt Attempt(IReadOnlyDictionary<string, string> values)
    {
        var request = new HttpRequestMessage(_method, _fixedAddress ?? AddressOf(values));
        if (_body is not null)
            request.Content = new ByteArrayContent(_fixedBody ?? Encoding.UTF8.GetBytes(_body.Fill(values)))
                { Headers = { ContentType = _contentType } };
        foreach (var (name, template) in _headers)
            Add(request, name, template.Fill(values));
        if (request.Headers.Accept.Count == 0)
            request.Headers.TryAddWithoutValidation("Accept", "*/*");
        return new StepAttempt(Definition.Name, request, Definition.Expect, TimeSpan.FromSeconds(Definition.TimeoutSeconds));
    }

    private void Add(HttpRequestMessage request, string name, string value)
    {
        if (HasControl(value))
            throw new StepFailedException(Definition.Name, $"the header {name} would have a line break or another control character.");
        if (request.Headers.TryAddWithoutValidation(name, value))
            return;
        request.Content?.Headers.Remove(name);
        request.Content?.Headers.TryAddWithoutValidation(name, value);
    }

    private Uri AddressOf(IReadOnlyDictionary<string, string> values)
        => Uri.TryCreate(_address.Fill(values), UriKind.Absolute, out var address)
            && address.Authority == _origin.Authority
            && address.Scheme == _origin.Scheme
            ? address
            : throw new StepFailedException(
                Definition.Name, $"what an answer held makes it an address that is none, or not one of {_origin}.");

    private static bool HasControl(string value) => value.Any(character => char.IsControl(character) && character != '\t');

    [GeneratedRegex(@"^\{\{([^|}]+)\}\}")]
    private static partial Regex UnfilteredBegin();

    [GeneratedRegex(@"^https?://[^/?#\s\\]+(?=[/?#]|\z)")]
    private static partial Regex OriginOf();

    [GeneratedRegex(@"^\s*(\[|\{(?!\{))")]
    private static partial Regex JsonBegin();
}
