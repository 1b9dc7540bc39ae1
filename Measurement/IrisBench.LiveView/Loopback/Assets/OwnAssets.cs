namespace IrisBench.LiveView.Loopback.Assets;

/// <summary>What this library itself shows.</summary>
internal static class OwnAssets
{
    public static string Read(string name)
    {
        using var stream = typeof(OwnAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
