using System.Globalization;

namespace IrisServer.Models;

/// <summary>The headers that accompany a model's bytes.</summary>
internal static class ModelHeaders
{
    public const string Version = "X-Model-Version";
    public const string Accuracy = "X-Model-Accuracy";

    public static void Write(IHeaderDictionary headers, ModelMetadata model)
    {
        headers.ETag = model.EntityTag;
        headers[Version] = model.Version.ToString(CultureInfo.InvariantCulture);
        headers[Accuracy] = model.Accuracy.ToString("R", CultureInfo.InvariantCulture);
    }
}
