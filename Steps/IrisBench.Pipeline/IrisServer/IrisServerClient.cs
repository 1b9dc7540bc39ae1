using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IrisBench.Pipeline.Models;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.IrisServer;

/// <summary>iris-server's HTTP API. Every failure comes out as a <see cref="StepException"/>: refused credentials as
/// <see cref="StepFailure.Unauthenticated"/>, a missing model as <see cref="StepFailure.ModelNotFound"/>, no connection or no answer in
/// time as <see cref="StepFailure.DependencyUnavailable"/>.</summary>
public sealed class IrisServerClient(HttpClient http)
{
    /// <summary>Largest answer that is read, in bytes: that of iris-server's largest model.</summary>
    public const int MaximumAnswerBytes = ModelDocument.MaximumBytes;

    /// <summary>Signs in: <c>POST /user</c>.</summary>
    public async Task<AccessToken> AuthenticateAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/user")
        {
            Content = JsonContent.Create(credentials, IrisServerJson.Default.Credentials),
        };
        using var response = await SendAsync(request, cancellationToken);
        var answer = await ReadAsync(response, IrisServerJson.Default.AccessToken, cancellationToken);
        return AccessToken.IsToken(answer.Token) ? answer : throw Unusable("a token that is none");
    }

    /// <summary>Stores a model, a <see cref="ModelDocument"/> in JSON, for the caller whose token it is: <c>POST /model</c>.</summary>
    public async Task<StoredModel> StoreModelAsync(byte[] bytes, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/model") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(ModelDocument.MediaType);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await SendAsync(request, cancellationToken);
        return await ReadAsync(response, IrisServerJson.Default.StoredModel, cancellationToken);
    }

    /// <summary>Fetches a model by its path: <c>/default</c>, <c>/model</c> or <c>/model/{version}</c>.</summary>
    /// <returns>The model, or null when the copy is still the one that the caller has, whose entity tag is given.</returns>
    public async Task<ModelDownload?> FetchModelAsync(string path, string? knownETag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (knownETag is not null)
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(knownETag));
        using var response = await SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotModified)
            return knownETag is null ? throw Unusable("no model but that it has not changed") : null;
        var version = response.Headers.TryGetValues("X-Model-Version", out var values)
            && int.TryParse(values.First(), CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Unusable("a model without its version");
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new ModelDownload(bytes, version, response.Headers.ETag?.ToString() ?? throw Unusable("a model without an entity tag"));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (IrisServerFailure.IsUnavailable(exception, cancellationToken))
        {
            throw new StepException(StepFailure.DependencyUnavailable, "iris-server cannot be reached; try again later.", exception);
        }

        if (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotModified)
            return response;
        using (response)
        {
            throw await IrisServerFailure.OfAsync(response, cancellationToken);
        }
    }

    private static async Task<T> ReadAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await response.Content.ReadJsonAsync(type, cancellationToken) ?? throw Unusable("an empty answer");
        }
        catch (JsonException exception)
        {
            throw new StepException(StepFailure.DependencyFailed, "iris-server answered with something that is not its JSON.", exception);
        }
    }

    private static StepException Unusable(string what) => new(StepFailure.DependencyFailed, $"iris-server sent {what}.");
}

/// <summary>Answers in JSON.</summary>
internal static class JsonAnswer
{
    /// <summary>Reads one as UTF-8, which JSON always is (RFC 8259, 8.1): who answers may name any other set of characters, or none that
    /// there is.</summary>
    /// <exception cref="JsonException">It is not what is wanted.</exception>
    public static async ValueTask<T?> ReadJsonAsync<T>(this HttpContent content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        => await JsonSerializer.DeserializeAsync(await content.ReadAsStreamAsync(cancellationToken), type, cancellationToken);
}

/// <summary>A model as it was posted. Version 0 is the default, later ones were trained; the entity tag has its quotes.</summary>
public sealed record ModelDownload(byte[] Bytes, int Version, string ETag);

/// <summary>What iris-server says of a model it has stored; the hash, of the bytes, is in lower-case hexadecimal.</summary>
public sealed record StoredModel(int Version, string Sha256);

/// <summary>Answers of iris-server, and of Kubernetes about it; members this version does not know are ignored, so that the server may
/// grow.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(AccessToken))]
[JsonSerializable(typeof(StoredModel))]
[JsonSerializable(typeof(ServerProblem))]
[JsonSerializable(typeof(KubernetesService))]
internal sealed partial class IrisServerJson : JsonSerializerContext;
