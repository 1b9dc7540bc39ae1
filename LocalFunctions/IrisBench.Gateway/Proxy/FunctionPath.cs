namespace IrisBench.Gateway.Proxy;

/// <summary>The part of a path that the function sees: <c>/function/name/a/b</c> is its <c>/a/b</c>.</summary>
internal static class FunctionPath
{
    public static PathString After(PathString path, string prefix)
    {
        var rest = path.Value![(prefix.Length + 1)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "/" : rest[slash..];
    }
}
