namespace IrisServer.Hosting;

/// <summary>Where the server listens when nobody says where.</summary>
internal static class ListenAddress
{
    private const string Default = "http://127.0.0.1:6001";

    private static readonly string[] Settings = ["URLS", "HTTP_PORTS", "HTTPS_PORTS"];

    public static void ListenOnLoopbackByDefault(this WebApplicationBuilder builder)
    {
        var isSet = Settings.Any(name => !string.IsNullOrEmpty(builder.Configuration[name]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!isSet)
            builder.WebHost.UseUrls(Default);
    }
}
