using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Sides;

/// <summary>A step with all put in that is known before a run; a call fills in only what earlier answers hold.</summary>
internal sealed partial class PreparedStep
{
    // No name that a step can take: those have no dots.
    private const string BaseUrl = "system.base";

    private readonly HttpMethod _method;
    private readonly Template _address;
    private readonly Uri _origin;
    private readonly string _shown;
    private readonly Uri? _fixedAddress;
    private readonly IReadOnlyList<(string Name, Template Value)> _headers;
    private readonly Template? _body;
    private readonly byte[]? _fixedBody;
    private readonly IReadOnlyList<string> _wantedHeaders;

    /// <exception cref="ExperimentException">With these inputs it is no request.</exception>
    public PreparedStep(StepDefinition definition, string? baseUrl, RunInputs inputs, PipelineDefinition pipeline)
    {
        Definition = definition;
        _method = new HttpMethod(definition.Method ?? (definition.Body is null ? "GET" : "POST"));
        // A value that an address or a path begins with is one itself.
        var text = UnfilteredBegin().Replace(definition.Url ?? definition.Path!, "{{$1|raw}}");
        var filledBase = inputs.Fill(baseUrl ?? "").TrimEnd('/');
        _shown = inputs.Shown(definition.Url ?? $"{baseUrl?.TrimEnd('/')}{definition.Path}");
        _address = Template.Parse(definition.Url is null ? $"{{{{{BaseUrl}|raw}}}}{text}" : text, "url")
            .With(name => name == BaseUrl ? filledBase : inputs.Of(name, pipeline));
        _origin = OriginOf().Match(_address.Head) is { Success: true } origin
            && Uri.TryCreate(origin.Value, UriKind.Absolute, out var found)
            && found.UserInfo.Length == 0
            ? found
            : throw Refused("does not begin with http:// or https:// and a host, without a user");
        if (_address.Fixed() is { } address)
            _fixedAddress = AddressOf(address) ?? throw Refused("is no address with the values that it gets");
        // An Accept that is left out is anything.
        _headers =
        [
            .. definition.Headers.Select(header =>
                (header.Key, Template.Parse(header.Value).With(name => inputs.Of(name, pipeline)))),
            .. definition.Headers.Keys.Contains("Accept", StringComparer.OrdinalIgnoreCase)
                ? []
                : new[] { ("Accept", Template.Parse("*/*")) },
        ];
        if (_headers.FirstOrDefault(header => header.Value.Fixed() is { } value && HasControl(value)) is { Name: { } broken })
            throw new ExperimentException(
                $"step {definition.Name}: the header {broken} would have a line break or another control character");
        _body = definition.Body is { } body ? Template.Parse(body).With(name => inputs.Of(name, pipeline)) : null;
        _fixedBody = _body?.Fixed() is { } fixedBody ? Encoding.UTF8.GetBytes(fixedBody) : null;
        Take = [.. definition.Take.Select(taken => TakenPlace.TryParse(taken.Key, taken.Value)!)];
        _wantedHeaders = [.. Take.Select(take => take.Header).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        Durations = definition.Durations is { } durations ? JsonPointer.TryParse(durations) : null;

        ExperimentException Refused(string why) => new($"step {definition.Name}: '{_shown}' {why}");
    }

    public StepDefinition Definition { get; }

    /// <summary>Scheme, host and port of its address.</summary>
    public Uri Origin => _origin;

    public IReadOnlyList<TakenPlace> Take { get; }

    /// <summary>Where its answer tells the durations of its parts; null where it is timed from outside.</summary>
    public JsonPointer? Durations { get; }

    public bool NeedsJson => Durations is not null || Take.Any(take => take.Pointer is { IsWhole: false });

    /// <summary>Its request, made of what was taken from earlier answers. The clock begins when it is made.</summary>
    /// <param name="values">What was taken.</param>
    /// <param name="cookies">What earlier answers set, where that is kept.</param>
    /// <exception cref="StepFailedException">With these values it is no request.</exception>
    public StepAttempt Attempt(IReadOnlyDictionary<string, string> values, CookieContainer? cookies)
    {
        var address = _fixedAddress ?? AddressOf(_address.Fill(values)) ?? throw new StepFailedException(
            Definition.Name, $"with what an answer held '{_shown}' is no address, or one of another host.");
        var request = new HttpRequestMessage(_method, address);
        if (_body is not null)
            request.Content = new ByteArrayContent(_fixedBody ?? Encoding.UTF8.GetBytes(_body.Fill(values)));
        var kept = cookies?.GetCookieHeader(address) is { Length: > 0 } header ? header : null;
        foreach (var (name, template) in _headers)
        {
            var own = kept is not null && name.Equals("Cookie", StringComparison.OrdinalIgnoreCase);
            Add(request, name, own ? $"{template.Fill(values)}; {kept}" : template.Fill(values));
            kept = own ? null : kept;
        }

        if (kept is not null)
            Add(request, "Cookie", kept);
        if (_body is not null && !request.Content!.Headers.NonValidated.Contains("Content-Type"))
            Add(request, "Content-Type", $"{(JsonBegin().IsMatch(Definition.Body!) ? "application/json" : "text/plain")}; charset=utf-8");
        return new StepAttempt(Definition.Name, _shown, request, Definition.Expect, TimeSpan.FromSeconds(Definition.TimeoutSeconds))
        {
            WantedHeaders = _wantedHeaders,
            Cookies = cookies,
        };
    }

    // As it is written: nothing asks for a header by its meaning, which would drop what is not of the standard.
    private void Add(HttpRequestMessage request, string name, string value)
    {
        if (HasControl(value))
            throw new StepFailedException(Definition.Name, $"the header {name} would have a line break or another control character.");
        if (!request.Headers.TryAddWithoutValidation(name, value))
        {
            // What is told of a body is told where there is none, too: as of one of no length.
            request.Content ??= new ByteArrayContent([]);
            request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        // Without a host the address's is sent beside it.
        if (name.Equals("Host", StringComparison.OrdinalIgnoreCase) && request.Headers.Host is null)
            throw new StepFailedException(Definition.Name, "the header Host would be no host.");
    }

    private Uri? AddressOf(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.Authority == _origin.Authority
            && address.Scheme == _origin.Scheme
            ? address
            : null;

    private static bool HasControl(string value) => value.Any(character => char.IsControl(character) && character != '\t');

    [GeneratedRegex(@"^\{\{([^|}]+)\}\}")]
    private static partial Regex UnfilteredBegin();

    [GeneratedRegex(@"^https?://[^/?#\s\\]+(?=[/?#]|\z)")]
    private static partial Regex OriginOf();

    [GeneratedRegex(@"^\s*(\[|\{(?!\{))")]
    private static partial Regex JsonBegin();
}

/// <summary>Where in an answer a value is taken: at a place of its JSON, from the whole of it, or from a header.</summary>
/// <param name="Name">The value's name.</param>
/// <param name="Pointer">The place; the whole where the pointer is empty; null for a header.</param>
/// <param name="Header">The header's name.</param>
internal sealed partial record TakenPlace(string Name, JsonPointer? Pointer, string? Header)
{
    /// <summary>What a place begins with that is a header.</summary>
    public const string OfHeader = "header:";

    /// <summary>The place, or null when the text is none.</summary>
    public static TakenPlace? TryParse(string name, string text)
    {
        if (!text.StartsWith(OfHeader, StringComparison.Ordinal))
            return JsonPointer.TryParse(text) is { } pointer ? new TakenPlace(name, pointer, null) : null;
        var header = text[OfHeader.Length..].Trim();
        return IsHeaderName(header) ? new TakenPlace(name, null, header) : null;
    }

    /// <summary>Whether a header can be called so (RFC 9110, 5.6.2).</summary>
    public static bool IsHeaderName(string name) => HeaderName().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~-]+\z")]
    private static partial Regex HeaderName();
}
