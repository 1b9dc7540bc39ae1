namespace IrisBench.Benchmarks.ColdStart;

internal static class Flower
{
    public const string Setosa = "default;5.1,3.5,1.4,0.2";
}
