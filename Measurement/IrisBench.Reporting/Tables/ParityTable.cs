using System.Globalization;
using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Tables;

/// <summary>What the parity gate asked, and what each side answered of what must agree.</summary>
internal static class ParityTable
{
    public static DataTable Of(RunHeader run)
    {
        var names = run.Parity.SelectMany(answer => answer.Answers?.Keys ?? []).Distinct().ToArray();
        return new DataTable(
            ["Flower (cm)", "Side", .. names],
            [
                .. run.Parity.Select(answer => (IReadOnlyList<string>)
                [
                    string.Join(" · ", answer.Flower.Select(length => length.ToString(CultureInfo.InvariantCulture))), answer.Side,
                    .. names.Select(name => answer.Answers is { } answers && answers.TryGetValue(name, out var value) ? value.ToString() : "–"),
                ]),
            ])
        {
            TextColumns = [.. Enumerable.Range(1, names.Length + 1)],
        };
    }
}
