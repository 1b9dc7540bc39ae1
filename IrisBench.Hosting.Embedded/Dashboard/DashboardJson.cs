using System.Text.Json;
using System.Text.Json.Serialization;

namespace IrisBench.Hosting.Embedded.Dashboard;

internal static class DashboardJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, s_options);
}
