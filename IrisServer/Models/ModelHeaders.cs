using System.Globalization;

namespace IrisServer.Models;

/// <summary>The headers that accompany a model's bytes in both directions.</summary>
internal static class ModelHeaders
{
    public const string Version = "X-Model-Version";
    public const string Accuracy = "X-Model-Accuracy";

    public static void Write(IHeaderDictionary headers, ModelMetadata model)
    {
        headers.ETag = model.EntityTag;
        headers[Version] = model.Version.ToString(CultureInfo.InvariantCulture);
        if (model.Accuracy is { } accuracy)
            headers[Accuracy] = accuracy.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The accuracy of an upload, null when the header is absent.</summary>
    /// <exception cref="BadHttpRequestException">The header is there but is no number from 0 to 1.</exception>
    public static double? ReadAccuracy(IHeaderDictionary headers)
    {
        if (!headers.TryGetValue(Accuracy, out var text))
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var accuracy) && accuracy is >= 0 and <= 1
            ? accuracy
            : throw new BadHttpRequestException($"{Accuracy} must be one number from 0 to 1.");
    }
}
