using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Storage.Audit;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>What the verification of an archive found.</summary>
/// <param name="Facts">What was looked at and is right, in Japanese.</param>
/// <param name="Problems">Every alteration, naming the file or the record; empty when there is none.</param>
public sealed record ArchiveReport(IReadOnlyList<string> Facts, IReadOnlyList<string> Problems)
{
    /// <summary>True when nothing was altered, dropped or added.</summary>
    public bool IsIntact => Problems.Count == 0;
}

/// <summary>The file is no archive of a case.</summary>
public sealed class NotACaseArchiveException(string message) : Exception(message);

/// <summary>
/// 書き出した事案ファイルの検証, without the database: the manifest's own hash, every file against the manifest, the audit chain and its seals, and against
/// the chain what else it vouches for: the lines of the timeline, the moves of the papers and the contents of the attachments.
/// </summary>
public sealed class CaseArchiveCheck
{
    private readonly ZipArchive _zip;
    private readonly List<string> _facts = [], _problems = [];
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    private CaseArchiveCheck(ZipArchive zip) => _zip = zip;

    /// <summary>Verifies an archive.</summary>
    /// <exception cref="NotACaseArchiveException">It cannot be read as one.</exception>
    public static async Task<ArchiveReport> CheckAsync(Stream archive, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var zip = await ZipArchive.CreateAsync(archive, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8, cancellationToken);
            return await new CaseArchiveCheck(zip).RunAsync(cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new NotACaseArchiveException("書庫（ZIP）として読めません。途中で切れているか、壊れています。" + e.Message);
        }
    }

    private async Task<ArchiveReport> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in _zip.Entries)
        {
            if (!_entries.TryAdd(entry.FullName, entry))
                _problems.Add($"「{entry.FullName}」が2つ入っています。");
        }

        if (!_entries.ContainsKey(CaseArchive.Manifest))
            throw new NotACaseArchiveException($"事案ファイルの書庫ではありません（目録 {CaseArchive.Manifest} がありません）。");
        await CheckManifestHashAsync(cancellationToken);
        if (await ReadJsonAsync<ArchiveManifest>(CaseArchive.Manifest, cancellationToken) is not { Format: CaseArchive.Format, Files: not null, Heads: not null } manifest)
        {
            _problems.Add($"目録 {CaseArchive.Manifest} を読めません。書き換えられています。");
            return new(_facts, _problems);
        }

        if (manifest.Version != CaseArchive.Version)
            throw new NotACaseArchiveException($"この書庫の形式は第{manifest.Version}版です。このプログラムは第{CaseArchive.Version}版を確かめます。");
        _facts.Add($"{manifest.CaseNumber}（{manifest.CaseId}）　{manifest.ExportedAt:yyyy-MM-dd HH:mm} に {manifest.ExportedByName} が書き出したもの");
        await CheckFilesAsync(manifest, cancellationToken);
        if (await ReadJsonAsync<AuditProof>(CaseArchive.Audit, cancellationToken) is { Chains: not null, Seals: not null } proof)
        {
            CheckProof(proof, manifest);
            var vouched = Vouched.Read(proof, manifest.CaseId);
            await CheckTimelineAsync(vouched, cancellationToken);
            await CheckMovesAsync(vouched, cancellationToken);
            await CheckAttachmentsAsync(vouched, manifest, cancellationToken);
        }
        else
        {
            _problems.Add($"監査記録 {CaseArchive.Audit} を読めません。");
        }

        return new(_facts, _problems);
    }

    private async Task CheckManifestHashAsync(CancellationToken cancellationToken)
    {
        var actual = await HashAsync(_entries[CaseArchive.Manifest], cancellationToken);
        if (!_entries.TryGetValue(CaseArchive.ManifestHash, out var entry))
        {
            _problems.Add($"「{CaseArchive.ManifestHash}」がありません。");
            return;
        }

        var content = await entry.OpenAsync(cancellationToken);
        using var text = new StreamReader(content);
        var written = await text.ReadToEndAsync(cancellationToken);
        if (written != $"{actual.Sha256}  {CaseArchive.Manifest}\n")
            _problems.Add($"目録「{CaseArchive.Manifest}」か、そのハッシュ「{CaseArchive.ManifestHash}」が書き換えられています。");
        else
            _facts.Add($"目録のハッシュ {actual.Sha256}（システムの監査記録 case.export.done の manifestSha256 と照合できます）");
    }

    private async Task CheckFilesAsync(ArchiveManifest manifest, CancellationToken cancellationToken)
    {
        var before = _problems.Count;
        foreach (var file in manifest.Files)
        {
            if (!_entries.TryGetValue(file.Path, out var entry))
            {
                _problems.Add($"「{file.Path}」がありません。");
                continue;
            }

            var actual = await HashAsync(entry, cancellationToken);
            if (actual.Bytes != file.Bytes || actual.Sha256 != file.Sha256)
                _problems.Add($"「{file.Path}」の内容が書き換えられています。");
        }

        var listed = manifest.Files.Select(f => f.Path).Append(CaseArchive.Manifest).Append(CaseArchive.ManifestHash).ToHashSet(StringComparer.Ordinal);
        _problems.AddRange(_entries.Keys.Where(p => !listed.Contains(p)).Select(p => $"目録にない「{p}」が入っています。"));
        if (_problems.Count == before)
            _facts.Add($"ファイル {manifest.Files.Count} 個は、すべて目録のとおりです。");
    }

    private void CheckProof(AuditProof proof, ArchiveManifest manifest)
    {
        var before = _problems.Count;
        _problems.AddRange(AuditProofCheck.Check(proof).Select(p => "監査記録: " + p));
        foreach (var head in manifest.Heads)
        {
            var last = proof.Chains.FirstOrDefault(c => c.SubjectId == head.SubjectId)?.Records is [.., var record] ? record : null;
            if (last is null || last.Sequence != head.Sequence || !last.Hash.AsSpan().SequenceEqual(head.Hash))
                _problems.Add($"監査記録: 「{head.SubjectId}」の末尾が目録の第 {head.Sequence} 号と一致しません。");
        }

        if (proof.Chains.All(c => c.SubjectId != manifest.CaseId))
            _problems.Add("監査記録: 事案の記録がありません。");
        if (_problems.Count > before)
            return;
        foreach (var chain in proof.Chains)
        {
            var last = AuditProofCheck.LastSealed(proof, chain.SubjectId);
            _facts.Add($"監査記録「{chain.SubjectId}」{chain.Records.Count} 件の連鎖は正しく、{(last > 0 ? $"第 {last} 号までが封緘と一致します。" : "まだ封緘されていません。")}");
        }
    }

    private async Task CheckTimelineAsync(Vouched vouched, CancellationToken cancellationToken)
    {
        if (await ReadJsonAsync<List<TimelineEntry>>(CaseArchive.Timeline, cancellationToken) is not { } entries)
        {
            _problems.Add($"「{CaseArchive.Timeline}」を読めません。");
            return;
        }

        var before = _problems.Count;
        foreach (var entry in entries)
        {
            var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Salt}\n{entry.Title}\n{entry.Detail}\n{entry.Clauses}")));
            if (!vouched.Timeline.TryGetValue(entry.Id, out var kept))
                _problems.Add($"経過「{entry.Title}」（{entry.Id}）に対応する監査記録がありません。");
            else if (kept.Digest != digest)
                _problems.Add($"経過「{entry.Title}」（{entry.Id}）の内容が、監査記録の第 {kept.Sequence} 号と一致しません。");
        }

        _problems.AddRange(vouched.Timeline.Keys.Except(entries.Select(e => e.Id)).Select(id => $"監査記録の第 {vouched.Timeline[id].Sequence} 号にある経過（{id}）がありません。"));
        if (_problems.Count == before)
            _facts.Add($"経過 {entries.Count} 件は、監査記録と一致します。");
    }

    private async Task CheckMovesAsync(Vouched vouched, CancellationToken cancellationToken)
    {
        if (await ReadJsonAsync<List<PaperMove>>(CaseArchive.DataOf(typeof(PaperMove)), cancellationToken) is not { } moves)
        {
            _problems.Add($"「{CaseArchive.DataOf(typeof(PaperMove))}」を読めません。");
            return;
        }

        var before = _problems.Count;
        foreach (var move in moves)
        {
            if (!vouched.Moves.TryGetValue(move.Id, out var kept))
                _problems.Add($"所在の移動（{move.Id}）に対応する監査記録がありません。");
            else if (kept.Facts != Vouched.FactsOf(move))
                _problems.Add($"所在の移動（{move.Id}）の内容が、監査記録の第 {kept.Sequence} 号と一致しません。");
        }

        _problems.AddRange(vouched.Moves.Keys.Except(moves.Select(m => m.Id)).Select(id => $"監査記録の第 {vouched.Moves[id].Sequence} 号にある所在の移動（{id}）がありません。"));
        if (_problems.Count == before)
            _facts.Add($"所在の移動 {moves.Count} 件は、監査記録と一致します。");
    }

    private async Task CheckAttachmentsAsync(Vouched vouched, ArchiveManifest manifest, CancellationToken cancellationToken)
    {
        if (await ReadJsonAsync<List<ArchiveAttachment>>(CaseArchive.Attachments, cancellationToken) is not { } attachments)
        {
            _problems.Add($"「{CaseArchive.Attachments}」を読めません。");
            return;
        }

        var before = _problems.Count;
        foreach (var attachment in attachments)
        {
            if (!vouched.Attachments.TryGetValue(attachment.Id, out var registered) || registered.Sha256 != attachment.Sha256)
                _problems.Add($"添付ファイル「{attachment.Title}」のハッシュが、監査記録にある登録時のものと一致しません。");
            if (attachment.Path is { } path && manifest.Files.FirstOrDefault(f => f.Path == path)?.Sha256 != attachment.Sha256)
                _problems.Add($"添付ファイル「{attachment.Title}」（{path}）の内容が、登録されたものと異なります。");
        }

        _problems.AddRange(vouched.Attachments.Keys.Except(attachments.Select(a => a.Id)).Select(id => $"監査記録の第 {vouched.Attachments[id].Sequence} 号にある添付ファイル（{id}）がありません。"));
        if (_problems.Count == before)
            _facts.Add($"添付ファイル {attachments.Count} 個（うち原データ {attachments.Count(a => a.Path is not null)} 個）は、登録時のハッシュと一致します。");
    }

    private async Task<T?> ReadJsonAsync<T>(string path, CancellationToken cancellationToken)
    {
        if (!_entries.TryGetValue(path, out var entry))
            return default;
        try
        {
            var content = await entry.OpenAsync(cancellationToken);
            await using (content)
                return await JsonSerializer.DeserializeAsync<T>(content, ArchiveWriter.Json, cancellationToken);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static async Task<(long Bytes, string Sha256)> HashAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        long bytes = 0;
        var content = await entry.OpenAsync(cancellationToken);
        await using (content)
        {
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                sha.AppendData(buffer, 0, read);
                bytes += read;
            }
        }

        return (bytes, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }

    /// <summary>What the audit records say of lines of the timeline and of contents.</summary>
    private sealed class Vouched
    {
        public Dictionary<string, (long Sequence, string Digest)> Timeline { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, (long Sequence, string Facts)> Moves { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, (long Sequence, string Sha256)> Attachments { get; } = new(StringComparer.Ordinal);

        /// <summary>What the audit record says of a move, in one text.</summary>
        public static string FactsOf(PaperMove move) => string.Create(CultureInfo.InvariantCulture, $"{move.PaperId} {move.Number} {move.Kind} {move.From} {move.To}");

        public static Vouched Read(AuditProof proof, string caseId)
        {
            var found = new Vouched();
            foreach (var record in proof.Chains.FirstOrDefault(c => c.SubjectId == caseId)?.Records ?? [])
            {
                if (record.Content is not null)
                    found.Add(record.Sequence, record.Content);
            }

            return found;
        }

        private void Add(long sequence, string content)
        {
            try
            {
                using var json = JsonDocument.Parse(content);
                if (!json.RootElement.TryGetProperty("facts", out var facts))
                    return;
                var action = json.RootElement.GetProperty("action").GetString();
                if (action == "timeline")
                    Timeline[facts.GetProperty("entry").GetString()!] = (sequence, facts.GetProperty("digest").GetString()!);
                else if (action == "paper.move")
                    Moves[facts.GetProperty("move").GetString()!] = (sequence, string.Join(' ', new[] { "paper", "number", "kind", "from", "to" }.Select(f => facts.GetProperty(f).GetString())));
                else if (action is "attachment.add" or "attachment.replace")
                    Attachments[facts.GetProperty("attachment").GetString()!] = (sequence, facts.GetProperty("sha256").GetString()!);
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                // A record that was altered is told by the chain.
            }
        }
    }
}
