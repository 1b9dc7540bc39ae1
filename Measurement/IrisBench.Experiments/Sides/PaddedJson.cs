using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IrisBench.Experiments.Sides;

/// <summary>A JSON body with as much white space after it as the payload asks for.</summary>
internal static class PaddedJson
{
    public static HttpContent Create<T>(T value, JsonTypeInfo<T> type, int paddingBytes)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var body = new byte[json.Length + paddingBytes];
        json.CopyTo(body, 0);
        body.AsSpan(json.Length).Fill((byte)' ');
        return new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
    }
}
