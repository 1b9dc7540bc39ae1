using System.Net;
using IrisBench.ServiceDefaults;
using Microsoft.AspNetCore.HttpOverrides;

namespace IrisServer.Hosting;

/// <summary>Whose <c>X-Forwarded-For</c> is believed: that of the addresses and networks in <see cref="Setting"/>, nobody's by default. The
/// login limit counts by address, so whoever may write it logs in as often as he likes.</summary>
internal static class KnownProxies
{
    private const string Setting = "ForwardedHeaders:KnownProxies";

    /// <exception cref="StartupRefusedException">An entry is no address and no network.</exception>
    public static void AddKnownProxies(this WebApplicationBuilder builder)
    {
        var known = (builder.Configuration[Setting] ?? "")
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToArray();
        // After ASPNETCORE_FORWARDEDHEADERS_ENABLED, which would believe everybody.
        builder.Services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders
                = known.Length > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in known)
                options.KnownIPNetworks.Add(network);
        });
    }

    private static System.Net.IPNetwork Parse(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network))
            return network;
        return IPAddress.TryParse(text, out var address)
            ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new StartupRefusedException($"setting {Setting}: '{text}' is no address and no network.");
    }
}
